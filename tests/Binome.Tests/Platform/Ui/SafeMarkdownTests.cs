using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("[us](https://binome.example/a?b=1&c=2)", "<p><a href=\"https://binome.example/a?b=1&amp;c=2\">us</a></p>")]
    [InlineData("[write](mailto:a@b.example \"a title\")", "<p><a href=\"mailto:a@b.example\">write</a></p>")]
    [InlineData("# A heading", "<p><strong>A heading</strong></p>")]
    [InlineData("a<br>b", "<p>a&lt;br&gt;b</p>")]
    public void What_is_harmless_stays(string markdown, string html) => Assert.Equal(html, SafeMarkdown.ToHtml(markdown));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&colon;alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:y)")]
    [InlineData("[x](//elsewhere.example/)")]
    [InlineData("[x](/account/erasure)")]
    [InlineData("![x](https://elsewhere.example/who-reads.png)")]
    [InlineData("[![x](https://elsewhere.example/p.png)](javascript:1)")]
    [InlineData("<script>alert(1)</script>x")]
    [InlineData("<img src=q onerror=alert(1)>x")]
    [InlineData("<svg><a xlink:href=\"javascript:1\">x</a></svg>")]
    [InlineData("<https://elsewhere.example/\" onmouseover=alert(1) x>")]
    [InlineData("x\n\n<iframe src='//elsewhere.example'></iframe>")]
    [InlineData("```x onload=1\n</code></pre><script>\n```")]
    public void Nothing_runs_loads_or_leads_astray(string markdown)
    {
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(SafeMarkdown.ToHtml(markdown));
        Assert.Empty(document.QuerySelectorAll("script, img, svg, iframe, style, input, form, object, h1"));
        Assert.Empty(document.Body!.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name != "href"));
        Assert.All(
            document.QuerySelectorAll("a"),
            a => Assert.StartsWith("https://elsewhere.example/", a.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.NotEmpty(document.Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    public void What_lies_too_deep_is_shown_as_it_was_typed(char nested)
    {
        var markdown = new string(nested, 5000) + "<b>";
        Assert.True(SafeMarkdown.IsTooDeep(markdown));
        Assert.Equal($"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>", SafeMarkdown.ToHtml(markdown));
        Assert.False(SafeMarkdown.IsTooDeep("> > > - a quote of a list"));
    }

    [Fact]
    public void A_line_within_a_line_has_no_paragraph_of_its_own()
    {
        Assert.Equal("I <em>know</em> it", SafeMarkdown.ToInlineHtml("I *know* it"));
        Assert.Equal("<p>one</p>\n<p>two</p>", SafeMarkdown.ToInlineHtml("one\n\ntwo"));
    }
}
