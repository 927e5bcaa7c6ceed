using System.Buffers;
using System.Text;

namespace Binome.Platform.Tables;

/// <summary>Lines of CSV that people open in a spreadsheet: UTF-8 with its mark, quoted as RFC 4180 asks, and never a formula.</summary>
public static class SheetFile
{
    /// <summary>Without it a spreadsheet takes the file for Latin-1.</summary>
    public const string Mark = "\uFEFF";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    public static string Line(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
            line.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        return line.Append("\r\n").ToString();
    }

    /// <summary>A cell that a spreadsheet would compute (OWASP, CSV injection) is marked as text, and quoted when it must be.</summary>
    private static string Cell(string text)
    {
        if (text.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
