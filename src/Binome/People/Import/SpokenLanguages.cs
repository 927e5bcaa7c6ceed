using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>ISO 639-1 languages by code, or by name in French, in English or in the language itself.</summary>
/// <remarks>Languages.tsv: alpha-2, alpha-3, names (English, French, then others; CLDR and ISO).</remarks>
public static class SpokenLanguages
{
    private static readonly char[] Separators = ['|', ',', ';', '/', '\n', '+', '&'];
    private static readonly Dictionary<string, string> Codes = Read();
    private static readonly Dictionary<string, string[]> Names = Lists
        .Read("Languages.tsv")
        .ToDictionary(l => l[0], l => l[2].Split('|')[..2], StringComparer.Ordinal);

    /// <summary>The codes in a cell, each once, in order; what is no language goes to <paramref name="unknown"/>.</summary>
    public static IReadOnlyList<string> Parse(string cell, out string? unknown)
    {
        unknown = null;
        if (cell.Length == 0)
            return [];
        var codes = new List<string>();
        foreach (var part in cell.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Find(part) is not { } code)
                unknown ??= part;
            else if (!codes.Contains(code))
                codes.Add(code);
        return codes;
    }

    public static string? Find(string text)
    {
        if (Codes.TryGetValue(Heading.Letters(text), out var code))
            return code;
        // A level or a country after it: "Anglais (C1)", "English: fluent", "fr-CA", "pt_BR", "English - fluent".
        var end = text.AsSpan().IndexOfAny("(:-_[");
        return end > 0 && Codes.TryGetValue(Heading.Letters(text[..end]), out code) ? code : null;
    }

    /// <summary>The language's name in the reader's language.</summary>
    public static string Name(string code) => Names.TryGetValue(code, out var name) ? name[Words.Language == "fr" ? 1 : 0] : code;

    private static Dictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in Lists.Read("Languages.tsv"))
        foreach (var name in language[2].Split('|').Concat(language[1].Split(' ')).Append(language[0]))
            codes.TryAdd(Heading.Letters(name), language[0]);
        return codes;
    }
}
