using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The decision record of a run, as a zip: the files as they are given out, the pairs, the proof that `binome verify` checks, and who decided what, when.</summary>
internal static class Record
{
    public const string FileName = "record.zip";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">Of the person who confirmed; null while nobody has.</param>
    /// <param name="withheld">References of those who were sealed since: their facts are left out, and the proof then says that the file is another.</param>
    public static byte[] Make(OpenBoard board, Run run, string? name, IReadOnlySet<string>? withheld = null)
    {
        var (people, state) = (board.Live.People, board.View.State);
        var result = BoardFiles.ProveGiven(people, state);
        Same(board.View, result);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in new[] { result.Files.Mentors, result.Files.Mentees, result.Files.People!, result.Files.Rules! })
                Write(archive, run, file.Name, stream => stream.Write(Without(file.Content, withheld)));
            Write(archive, run, "pairs.csv", stream => Pairs(stream, result));
            Write(archive, run, "proof.json", stream => ProofFile.Of(result).Write(stream));
            Write(
                archive,
                run,
                "decision.json",
                stream => JsonSerializer.Serialize(stream, Decision(board, run, name, result, withheld), s_json)
            );
            Write(archive, run, "README.txt", stream => stream.Write(Encoding.UTF8.GetBytes(Words.Get("matching.record.readme"))));
        }
        return zip.ToArray();
    }

    /// <summary>Of these people the reference alone, and nothing that leads to it: a wish for them is read with their name elsewhere, and whom they lead tells who they are.</summary>
    private static byte[] Without(byte[] content, IReadOnlySet<string>? withheld)
    {
        if (withheld is null or { Count: 0 })
            return content;
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        for (var at = 1; at < lines.Length; at++)
            if (lines[at].Split(',') is [var reference, _, ..] cells)
                lines[at] = withheld.Contains(reference)
                    ? reference + new string(',', cells.Length - 1)
                    : string.Join(',', cells.Select(cell => string.Join('|', cell.Split('|').Where(part => !withheld.Contains(part)))));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <summary>The board and the files must say the same, or nothing is given out.</summary>
    private static void Same(BoardView view, PairResult result)
    {
        var shown = view.Rows.Select(row => (row.Mentee, row.Mentor)).ToHashSet();
        if (!shown.SetEquals(result.Rows.Where(row => row.Mentor >= 0).Select(row => (row.Mentee, row.Mentor))))
            throw new InvalidOperationException("The board's pairs are not those that its files give.");
    }

    /// <summary>One row per mentor wanted, as `verify` reads them. Reasons, second choices and why nobody was found stay on the board: they touch people.</summary>
    private static void Pairs(Stream stream, PairResult result)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        text.Write("mentor,mentee,fit\n");
        foreach (var row in result.Rows)
            text.Write(
                row.Mentor < 0
                    ? $",{result.Roster.Mentee(row.Mentee).Id},\n"
                    : $"{result.Roster.Mentor(row.Mentor).Id},{result.Roster.Mentee(row.Mentee).Id},{row.Fit}\n"
            );
    }

    private static object Decision(OpenBoard board, Run run, string? name, PairResult result, IReadOnlySet<string>? withheld) =>
        new
        {
            run = run.Id.ToString(),
            startedAt = run.StartedAt,
            startedBy = run.StartedBy,
            approvedAt = run.ApprovedAt,
            approvedBy = run.ApprovedBy,
            approvedByName = name,
            approvedAfterEdit = run.ApprovedEdit,
            rules = JsonSerializer.Deserialize<JsonElement>(result.Rules.ToJson()),
            mentorsTogether = board.Live.People.References.Together,
            mentors = result.Roster.Mentors,
            mentees = result.Roster.Mentees,
            pairs = result.Pairs,
            withheld = withheld?.Count ?? 0,
            fit = result.Fit,
            gap = result.Gap,
            runningPairsHeld = board.Live.People.References.Running,
            vetoes = board.Live.People.References.Vetoes,
            edits = board.Edits.Select(e => new
            {
                number = e.Number,
                kind = e.Kind.ToString(),
                mentor = e.Mentor,
                mentee = e.Mentee,
                value = e.Value,
                at = e.At,
                by = e.By,
            }),
        };

    /// <summary>Dated by the run, so that the same decision gives the same bytes.</summary>
    private static void Write(ZipArchive archive, Run run, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(run.StartedAt, DateTimeKind.Unspecified), TimeSpan.Zero);
        using var stream = entry.Open();
        write(stream);
    }
}
