using AngleSharp.Html.Dom;

namespace Binome.Tests.Browser;

/// <summary>One kind of nonsense, typed into every field of a form.</summary>
public sealed record Nonsense(string Name, Func<string, string> For)
{
    public static readonly Nonsense[] All =
    [
        new("nothing", _ => ""),
        new("spaces", _ => "   "),
        new("a novel", _ => string.Concat(Enumerable.Repeat("C’était à Mégara, faubourg de Carthage. ", 500))),
        new("markup", field => $"<script>alert('{field}')</script>\"'&amp;</textarea><b>"),
        new("the wrong type", _ => "-31/02/20x6 ; DROP TABLE people; --"),
        new("a huge number", _ => "99999999999999999999999999999999"),
        new("control characters", _ => "a\u0001b\u0007c\u001Bd\u007Fe\u202Ef"),
        new("a zero", _ => "a\0b"),
        new("half a character", _ => "a\uFFFDb\uD83D\uDE00"),
    ];

    /// <summary>What typed text looks like in a page: HTML has no zero, and takes a lone carriage return for a line break.</summary>
    public static string InHtml(string typed) => typed.Replace('\0', '\uFFFD');

    public IEnumerable<(string Name, string Value)> Fill(IHtmlFormElement form) => Typed(form).Select(name => (name, For(name)));

    /// <summary>What somebody can type or choose; what is hidden stays as the page has it.</summary>
    public static IEnumerable<string> Typed(IHtmlFormElement form) =>
        form
            .Elements.Where(e =>
                e is IHtmlInputElement { Type: not ("hidden" or "submit" or "file") } or IHtmlTextAreaElement or IHtmlSelectElement
            )
            .Select(e => e.GetAttribute("name") ?? "")
            .Where(name => name.Length > 0)
            .Distinct();
}
