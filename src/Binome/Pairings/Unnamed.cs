using System.Globalization;
using System.Text;

namespace Binome.Pairings;

/// <summary>A text without certain names, whatever their case and accents.</summary>
internal static class Unnamed
{
    private const string Instead = "…";

    public static string Write(string text, IReadOnlyCollection<string> names)
    {
        // The longest first: a whole name leaves one mark, not two.
        foreach (var name in names.Where(n => n.Length > 1).OrderByDescending(n => n.Length))
            text = Without(text, name);
        return text;
    }

    private static string Without(string text, string name)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        var kept = new StringBuilder();
        for (var from = 0; ; )
        {
            var at = compare.IndexOf(text.AsSpan(from), name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace, out var length);
            if (at < 0 || length == 0)
                return kept.Append(text.AsSpan(from)).ToString();
            var (start, end) = (from + at, from + at + length);
            // Part of a longer word is another word.
            var isWord = (start == 0 || !char.IsLetter(text[start - 1])) && (end == text.Length || !char.IsLetter(text[end]));
            kept.Append(text.AsSpan(from, at)).Append(isWord ? Instead : text.AsSpan(start, length));
            from = end;
        }
    }
}
