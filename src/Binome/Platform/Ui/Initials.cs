using System.Globalization;

namespace Binome.Platform.Ui;

/// <summary>Two letters for a disc: of the first word and of the last.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(FirstLetter).OfType<string>().ToArray();
        return words switch
        {
            [] => "",
            [var only] => only,
            [var first, .., var last] => first + last,
        };
    }

    /// <summary>A letter is a whole grapheme: "É" may be two code units and "𐐀" always is.</summary>
    private static string? FirstLetter(string word)
    {
        var start = 0;
        while (start < word.Length && !char.IsLetterOrDigit(word, start))
            start += char.IsSurrogatePair(word, start) ? 2 : 1;
        return start == word.Length ? null : StringInfo.GetNextTextElement(word, start).ToUpper(CultureInfo.CurrentCulture);
    }
}
