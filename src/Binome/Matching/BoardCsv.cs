using System.Globalization;
using System.Text;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The pairs for a spreadsheet, as their reader may know them: a byte order mark for Excel, and no cell that it would take for a formula.</summary>
internal static class BoardCsv
{
    public static byte[] Write(OpenBoard board, BoardNames names, Func<string, string> topicName)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true))
        {
            Line(text, [.. Heads()]);
            foreach (var row in board.View.Rows)
            {
                var other = row.IsLocked ? null : board.Live.RunnerUp(board.View, row.Mentee, row.Mentor);
                Line(text, [.. Cells(board, new ShownRow(board, row, other, names, topicName))]);
            }
            foreach (var (mentee, _) in board.View.Alone)
                Line(
                    text,
                    ["", names.Mentee(mentee).Name, "", "", .. Notches.Names.Select(_ => ""), "", "", "", Why(board, names, mentee)]
                );
        }
        return bytes.ToArray();
    }

    private static IEnumerable<string> Heads() =>
        new[] { "mentor", "mentee", "locked", "toRead" }
            .Select(head => Words.Get($"matching.board.csv.{head}"))
            .Concat(Notches.Names.Select(name => Words.Get($"matching.page.criterion.{name}")))
            .Concat(new[] { "reasons", "instead", "cost", "why" }.Select(head => Words.Get($"matching.board.csv.{head}")));

    /// <summary>Of a sealed person no more than the page tells in words.</summary>
    private static IEnumerable<string> Cells(OpenBoard board, ShownRow shown)
    {
        var row = shown.Row;
        var score = board.Live.Score(row.Mentee, row.Mentor);
        return
        [
            shown.Mentor.Name,
            shown.Mentee.Name,
            row.IsLocked ? Words.Get("matching.board.csv.yes") : "",
            shown.ToRead,
            .. Notches
                .Of(score)
                .Select(notch => shown.IsHidden || shown.IsSince ? "" : notch.Filled.ToString(CultureInfo.InvariantCulture)),
            shown.Reasons,
            shown.IsSince ? "" : shown.Other ?? "",
            !shown.IsSince && shown.OtherCost is { } cost && shown.Other is not null ? BoardWords.Cost(cost, board.View.Rows.Count) : "",
            "",
        ];
    }

    private static string Why(OpenBoard board, BoardNames names, int mentee)
    {
        if (names.Mentee(mentee).IsHidden || names.IsSince(mentee) || board.Live.People.IsSealed(-1, mentee))
            return Words.Get("matching.board.sealed.alone");
        var person = LeftOut.Of(board.Live.People, board.View.State, mentee);
        return string.Join(" ", person.Why(Rivals.Of(board, person, board.View.Alone.Count)));
    }

    private static void Line(TextWriter text, params ReadOnlySpan<string> cells)
    {
        for (var at = 0; at < cells.Length; at++)
            text.Write($"{(at > 0 ? "," : "")}{Cell(cells[at])}");
        text.Write("\r\n");
    }

    /// <summary>A name that begins like a formula begins with an apostrophe here (OWASP, CSV injection).</summary>
    private static string Cell(string text)
    {
        var safe = text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
