using System.Globalization;
using System.Text;

namespace Binome.Programmes;

/// <summary>What somebody typed, as it is kept: no blanks around it, and nothing in it that cannot be seen.</summary>
public static class Typed
{
    private static readonly char[] s_separators = [' ', '\n', ',', ';', '|', '<', '>', '"'];

    /// <summary>One line.</summary>
    public static string Line(string? typed) => Clean(typed, keepLines: false);

    /// <summary>Several lines.</summary>
    public static string Text(string? typed) => Clean(typed, keepLines: true);

    /// <summary>Numbers and addresses as people paste them: one under the other, beside each other, or as a mail program writes them.</summary>
    public static string[] Words(string? typed) =>
        Text(typed).Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // PostgreSQL takes no zero in a text; marks of direction would turn the words after them around.
    private static string Clean(string? typed, bool keepLines)
    {
        var kept = new StringBuilder();
        foreach (var letter in (typed ?? "").ReplaceLineEndings("\n"))
            if (letter == '\n')
                kept.Append(keepLines ? '\n' : ' ');
            else if (letter == '\t')
                kept.Append(' ');
            else if (!char.IsControl(letter) && letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
                kept.Append(letter);
        return kept.ToString().Trim();
    }

    /// <summary>A day as a browser's field sends it; null when nothing was typed.</summary>
    public static bool Day(string? typed, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        if (
            !DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            || read.Year is < 2000 or > 2100
        )
            return false;
        day = read;
        return true;
    }
}
