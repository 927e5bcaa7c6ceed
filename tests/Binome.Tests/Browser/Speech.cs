using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Binome.Platform;

namespace Binome.Tests.Browser;

/// <summary>Every word of ours in both languages, and where one of them stands on a page of the other.</summary>
internal static partial class Speech
{
    /// <summary>What the framework and the browser would say by themselves.</summary>
    private static readonly string[] Framework =
    [
        "is not valid",
        "field is required",
        "Bad Request",
        "Not Found",
        "Internal Server Error",
        "does not specify which form",
        "no form on the page",
        "An error occurred",
        "Exception",
    ];

    public static IReadOnlyDictionary<string, string> Of(string language) =>
        Files().SelectMany(name => Read(name, language)).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);

    public static IEnumerable<string> Files() =>
        typeof(Words).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".Words.resources", StringComparison.Ordinal));

    public static IEnumerable<(string Key, string Value)> Read(string file, string language) =>
        from DictionaryEntry entry in new ResourceManager(file[..^".resources".Length], typeof(Words).Assembly).GetResourceSet(
            language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language),
            createIfNotExists: true,
            tryParents: false
        )!
        select ((string)entry.Key, (string)entry.Value!);

    /// <summary>Sentences of <paramref name="foreign"/> that a page of the other language says.</summary>
    public static IEnumerable<string> Foreign(IDocument page, string foreign)
    {
        var sentences = foreign == "en" ? English.Value : French.Value;
        foreach (var text in Said(page.DocumentElement))
        {
            if (sentences.Says(text))
                yield return text;
            if (foreign == "en" && Framework.FirstOrDefault(f => text.Contains(f, StringComparison.Ordinal)) is { } said)
                yield return $"{said}: {text}";
        }
    }

    /// <summary>Each text as it stands, and what is read aloud; not what is marked as being in another language, and not what somebody typed.</summary>
    private static IEnumerable<string> Said(IElement root)
    {
        var ours = root.GetAttribute("lang");
        var next = new Stack<(IElement Element, string? Language)>([(root, ours)]);
        while (next.TryPop(out var at))
        {
            foreach (var child in at.Element.Children)
                next.Push((child, child.GetAttribute("lang") ?? at.Language));
            if (at.Language != ours || at.Element.LocalName is "script" or "style" or "textarea" or "option")
                continue;
            foreach (var name in Aloud)
                if (at.Element.GetAttribute(name) is { Length: > 0 } aloud)
                    yield return aloud.Trim();
            foreach (var text in at.Element.ChildNodes.OfType<IText>())
                if (text.Data.Trim() is { Length: > 1 } said)
                    yield return said;
        }
    }

    private static readonly string[] Aloud = ["aria-label", "title", "alt", "placeholder"];
    private static readonly Lazy<Sentences> English = new(() => Only("en", "fr"));
    private static readonly Lazy<Sentences> French = new(() => Only("fr", "en"));

    private static Sentences Only(string language, string other)
    {
        var alike = Of(other).Values.ToHashSet(StringComparer.Ordinal);
        // A city is in a directory as the company writes it, whoever reads.
        var own = Of(language).Where(w => !w.Key.StartsWith("platform.city.", StringComparison.Ordinal));
        var only = own.Select(w => w.Value).Where(v => !alike.Contains(v)).ToList();
        // A sentence with something filled in is known by its words around it, when there are enough of them.
        return new(
            [.. only.Where(v => !Hole().IsMatch(v))],
            [
                .. only.Where(v => Hole().IsMatch(v) && Regex.Count(Hole().Replace(v, " "), @"\p{L}{2,}") >= 2)
                    .Select(v => new Regex($"^{string.Join(".*", Hole().Split(v).Select(Regex.Escape))}$", RegexOptions.Singleline)),
            ]
        );
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    public static partial Regex Hole();

    /// <summary>What one language says and the other does not. The same texts stand on most pages: each is looked for once.</summary>
    private sealed class Sentences(HashSet<string> exact, List<Regex> patterns)
    {
        private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

        public bool Says(string text) => known.GetOrAdd(text, t => exact.Contains(t) || patterns.Any(p => p.IsMatch(t)));
    }
}
