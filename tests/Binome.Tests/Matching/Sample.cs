using System.Text;
using Binome.Matching;

namespace Binome.Tests.Matching;

/// <summary>The sample lists, and files written in a test.</summary>
internal static class Sample
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Samples", "pairing");

    public static PairingFiles Files => new(Read("mentors.csv"), Read("mentees.csv"), Read("people.csv"), Read("rules.json"));

    public static string Of(string name) => Path.Combine(s_folder, name);

    public static InputFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static PairingFiles Lists(string mentors, string mentees, string? people = null, string? rules = null) =>
        new(
            File("mentors.csv", mentors),
            File("mentees.csv", mentees),
            people is null ? null : File("people.csv", people),
            rules is null ? null : File("rules.json", rules)
        );

    public static InputFile Changed(InputFile file, Func<string, string> change) =>
        file with
        {
            Content = Encoding.UTF8.GetBytes(change(Text(file))),
        };

    public static string Text(InputFile file) => Encoding.UTF8.GetString(file.Content);

    public static InputFile Shuffled(InputFile file, int seed) =>
        Changed(
            file,
            text =>
            {
                var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var rows = lines[1..];
                new Random(seed).Shuffle(rows);
                return string.Join('\n', rows.Prepend(lines[0])) + "\n";
            }
        );

    public static PairResult Pair(PairingFiles files, ByHand[]? locks = null, ByHand[]? forbids = null)
    {
        var outcome = PairLists.Run(files, locks, forbids);
        Assert.Empty(outcome.Refused);
        return outcome.Result!;
    }

    public static InputFile Pairs(PairResult result) => Written("pairs.csv", stream => PairTables.WritePairs(stream, result));

    public static InputFile Proof(PairResult result) => Written("proof.json", stream => ProofFile.Of(result).Write(stream));

    public static InputFile Explain(PairResult result) => Written("explain.csv", stream => PairTables.WriteExplain(stream, result));

    public static VerifyReport Verify(PairingFiles files, InputFile pairs, InputFile proof)
    {
        var outcome = VerifyLists.Run(files, pairs, proof);
        Assert.Empty(outcome.Refused);
        return outcome.Report!;
    }

    /// <summary>`mentor-mentee` of each row that has a mentor, in a fixed order.</summary>
    public static string[] Names(PairResult result) =>
        [
            .. result
                .Rows.Where(row => row.Mentor >= 0)
                .Select(row => $"{result.Roster.Mentor(row.Mentor).Id}-{result.Roster.Mentee(row.Mentee).Id}")
                .Order(StringComparer.Ordinal),
        ];

    private static InputFile Read(string name) => new(name, System.IO.File.ReadAllBytes(Of(name)));

    private static InputFile Written(string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new(name, stream.ToArray());
    }
}
