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
            Line(text, [.. new[] { "mentor", "mentee", "locked", "toRead", "reasons" }.Select(c => Words.Get($"matching.board.csv.{c}"))]);
            foreach (var row in board.View.Rows)
            {
                var shown = new ShownRow(board, row, null, names, topicName);
                Line(
                    text,
                    shown.Mentor.Name,
                    shown.Mentee.Name,
                    row.IsLocked ? Words.Get("matching.board.csv.yes") : "",
                    shown.ToRead,
                    shown.Reasons
                );
            }
        }
        return bytes.ToArray();
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
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
