using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace Binome.Platform.Ui;

/// <summary>Markdown as HTML that harms nobody, whoever wrote it: read by a browser's parser, and only what is on a short list is left.</summary>
/// <remarks>Markdig without raw HTML still writes links to `javascript:` and `data:`, and pictures of other hosts that tell them who reads.</remarks>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HashSet<string> s_allowed = ["P", "UL", "OL", "LI", "STRONG", "EM", "CODE", "PRE", "BLOCKQUOTE", "BR", "A"];
    private static readonly HashSet<string> s_schemes = ["http", "https", "mailto"];

    public static string ToHtml(string markdown)
    {
        if (Read(markdown) is not { } html)
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        var body = document.Body!;
        foreach (var element in body.QuerySelectorAll("*").Reverse()) // the inner ones first: what is inside a forbidden one stays
            Clean(document, element);
        return body.InnerHtml.Trim();
    }

    /// <summary>Quotes or lists lie one inside another deeper than any reader follows: shown as it was typed.</summary>
    public static bool IsTooDeep(string markdown) => Read(markdown) is null;

    private static string? Read(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, s_pipeline);
        }
        catch (ArgumentException) // all that Markdig says of more than 128 levels; a text that is kept must not break the pages that show it
        {
            return null;
        }
    }

    /// <summary>Of one line, without the paragraph around it.</summary>
    public static string ToInlineHtml(string markdown)
    {
        var html = ToHtml(markdown);
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4
            ? html[3..^4]
            : html;
    }

    private static void Clean(IDocument document, IElement element)
    {
        if (element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
        {
            // The page has its own headings: one more in the middle of them would lie about its level.
            var (paragraph, strong) = (document.CreateElement("p"), document.CreateElement("strong"));
            strong.Append([.. element.ChildNodes]);
            paragraph.Append(strong);
            element.Replace(paragraph);
        }
        else if (element.NodeName == "IMG")
            element.Replace(document.CreateTextNode(element.GetAttribute("alt") ?? ""));
        else if (!s_allowed.Contains(element.NodeName) || element.NodeName == "A" && !MayLeadTo(element.GetAttribute("href")))
            element.Replace([.. element.ChildNodes]);
        else
            foreach (var attribute in element.Attributes.Where(a => !(element.NodeName == "A" && a.Name == "href")).ToList())
                element.RemoveAttribute(attribute.Name);
    }

    private static bool MayLeadTo(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && s_schemes.Contains(uri.Scheme);
}
