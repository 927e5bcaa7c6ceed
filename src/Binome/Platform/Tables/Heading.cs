using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Binome.Platform.Tables;

/// <summary>Compares headings and names as a reader does: without case, accents, punctuation or small words.</summary>
public static class Heading
{
    private static readonly FrozenSet<string> SmallWords = "de du des d la le les l et of the s"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>`Matricule du responsable` and `matricule_responsable` are one heading; what stands in square brackets is a note.</summary>
    public static string Key(string heading)
    {
        var bracket = heading.IndexOf('[', StringComparison.Ordinal);
        var words = Spaced(bracket > 0 ? heading[..bracket] : heading).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? words[0] : string.Concat(words.Where(w => !SmallWords.Contains(w)));
    }

    /// <summary>Letters and digits alone, in lower case without accents: how names of countries, cities and languages are looked up.</summary>
    public static string Letters(string text) => Spaced(text).Replace(" ", "", StringComparison.Ordinal);

    private static string Spaced(string text) => Ascii.IsValid(text) ? string.Create(text.Length, text, SpacedAscii) : Folded(text);

    // Nearly every heading and name: nothing to take apart.
    private static void SpacedAscii(Span<char> spaced, string text)
    {
        for (var at = 0; at < spaced.Length; at++)
            spaced[at] = char.IsAsciiLetterOrDigit(text[at]) ? char.ToLowerInvariant(text[at]) : ' ';
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c))
                folded.Append(Plain(char.ToLowerInvariant(c)));
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(' ');
        return folded.ToString();
    }

    // Letters that no normalisation takes apart.
    private static string Plain(char letter) =>
        letter switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            _ => letter.ToString(),
        };
}
