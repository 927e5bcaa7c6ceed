using System.Collections.Frozen;

namespace Binome.Library;

/// <summary>A text that comes with Binôme, in one language: the first version of itself, kept in the program and in no table.</summary>
/// <param name="Source">Exactly what its readers read, below the head: Markdown, lines ended by one line feed.</param>
public sealed record ShippedText(string Language, TextHead Head, string Source, TextBody Body)
{
    private static readonly Lazy<FrozenDictionary<(string Code, string Language), ShippedText>> Read = new(() =>
        typeof(ShippedText)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".md", StringComparison.Ordinal))
            .Select(Open)
            .ToFrozenDictionary(text => (text.Head.Code, text.Language))
    );

    /// <summary>In both languages, by kind and title.</summary>
    public static IEnumerable<ShippedText> All =>
        Read.Value.Values.OrderBy(t => t.Head.Kind).ThenBy(t => t.Head.Title, StringComparer.CurrentCulture);

    public static ShippedText? Find(string code, string language) => Read.Value.GetValueOrDefault((code, language));

    /// <summary>The session kit of a topic that we ship; null for a topic of a programme's own.</summary>
    public static ShippedText? Kit(string topic, string language) =>
        All.FirstOrDefault(t => t.Head.Topic == topic && t.Language == language);

    /// <summary>The parts of the mentors' course, in the order in which they are gone through.</summary>
    public static readonly IReadOnlyList<string> Course =
    [
        "posture",
        "listening-and-questioning",
        "explaining-simply",
        "facing-a-decision-maker",
        "saying-no",
        "first-five-minutes",
    ];

    /// <param name="code">`charter-one-to-one` or `charter-groups`.</param>
    public static ShippedText Charter(string code, string language) => Read.Value[(code, language)];

    /// <summary>Numbered, of a charter: `1. What each gains`.</summary>
    public IReadOnlyList<TextSection> Clauses => Body.Sections;

    /// <param name="name">`posture.fr.md`</param>
    private static ShippedText Open(string name)
    {
        using var reader = new StreamReader(typeof(ShippedText).Assembly.GetManifestResourceStream(name)!);
        var (head, source) = TextHead.Read(reader.ReadToEnd().ReplaceLineEndings("\n"));
        return new(name.Split('.')[^2], head, source, TextBody.Read(source));
    }
}
