using System.Globalization;
using System.Text;

namespace Binome.People;

/// <summary>Folds accents and case, so that "helene" finds Hélène on either database without a collation of its own.</summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                folded.Append(Plain(char.ToLowerInvariant(letter)));
        return folded.ToString();
    }

    /// <summary>The words of a text, folded: what names are looked for in.</summary>
    public static string[] WordsOf(string text) =>
        new string([.. Fold(text).Select(c => char.IsLetter(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether one of these names, or a part of one, stands in the text; what has two letters is too common to tell.</summary>
    public static bool Names(string text, IEnumerable<string> names)
    {
        var words = WordsOf(text).ToHashSet();
        return names.SelectMany(WordsOf).Any(name => name.Length > 2 && words.Contains(name));
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
            '’' or '‘' or 'ʼ' => "'",
            '\0' => "", // PostgreSQL takes no zero in a text, not even to look for it
            _ => letter.ToString(),
        };
}
