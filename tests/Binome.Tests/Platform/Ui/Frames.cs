using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

/// <summary>What stands around the matter of every page.</summary>
public sealed class Frames
{
    private static readonly NavEntry[] Entries =
    [
        new("/people", "platform.ui.pager"),
        new("/people/import", "platform.ui.nav", "administrator"),
        new("/privacy", "platform.ui.skip", null, Foot: true),
    ];

    private static Task<AngleSharp.Dom.IElement> Frame(
        string path,
        string? signed = "Ann",
        string language = "en",
        params string[] roles
    ) =>
        new Rendered
        {
            Uri = "http://binome.example" + path,
            Language = language,
            Signed = signed,
            Roles = roles,
            Entries = Entries,
        }.As<Layout>(("Body", Rendered.Text("the page")));

    [Fact]
    public async Task A_page_has_one_heading_and_its_parts_are_named_by_theirs()
    {
        var page = await Rendered.Of<Binome.Platform.Ui.Page>(
            ("Title", "People"),
            ("Eyebrow", "Main"),
            ("Lede", Rendered.Text("12 people.")),
            ("ChildContent", Rendered.Child<Band>(("Id", "list"), ("Title", "Everyone"), ("Note", "By name.")))
        );

        Assert.Equal(["People"], page.Texts("h1"));
        Assert.Equal(["12 people."], page.Texts("p.lede"));
        Assert.Equal("list", page.Attribute("section.band", "aria-labelledby"));
        Assert.Equal("Everyone", page.One("h2#list").TextContent);
    }

    [Fact]
    public async Task The_first_link_leads_past_the_navigation_to_the_matter()
    {
        var frame = await Frame("/people?q=a");

        Assert.Equal("/people?q=a#content", frame.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("the page", frame.One("main#content").TextContent);
    }

    [Fact]
    public async Task The_navigation_shows_what_the_role_allows_and_where_one_is()
    {
        var person = await Frame("/people/import/7");
        var administrator = await Frame("/people/import/7", roles: "administrator");

        Assert.Equal(["/people"], person.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/people", person.Attribute("nav a[aria-current=page]", "href"));
        Assert.Equal("/people/import", administrator.Attribute("nav a[aria-current=page]", "href"));
    }

    [Fact]
    public async Task A_stranger_sees_no_navigation_and_no_name_but_may_read_what_others_can_see()
    {
        var frame = await Frame("/sign-in", signed: null);

        Assert.Empty(frame.QuerySelectorAll("nav, .who"));
        Assert.Equal("/privacy", frame.Attribute("footer a", "href"));
    }

    [Fact]
    public async Task Who_is_signed_in_is_written_at_the_top() => Assert.Equal(["Ann"], (await Frame("/people")).Texts(".who"));

    [Theory]
    [InlineData("en", "fr", "Français")]
    [InlineData("fr", "en", "English")]
    public async Task The_other_language_is_offered_in_its_own_words_and_leads_back_here(string spoken, string offered, string name)
    {
        var frame = await Frame("/people?q=a&page=2", language: spoken);

        var button = frame.One("form[method=post][action='/language'] button");
        Assert.Equal((offered, offered, name), (button.GetAttribute("value"), button.GetAttribute("lang"), button.TextContent));
        Assert.Equal("/people?q=a&page=2", frame.Attribute("input[name=back]", "value"));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/people?q=a", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("", false)]
    public void One_is_led_back_only_to_our_own_pages(string path, bool ours) => Assert.Equal(ours, UiSetup.IsOurs(path));

    [Fact]
    public void What_a_page_needs_weighs_little_and_changes_address_with_its_content()
    {
        Assert.InRange(Asset.Css.Brotli.Length, 1000, 12_000);
        Assert.InRange(Asset.Js.Brotli.Length, 100, 8_000);
        foreach (var asset in Asset.All)
            Assert.Matches(@"^/[a-z.]+\?v=[0-9a-f]{12}$", asset.Href);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_component_is_plain_valid_parts_of_a_page(string language)
    {
        var page = await new Rendered { Language = language, Uri = "http://binome.example/ui" }.As<Gallery>();

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (
            var reference in page.QuerySelectorAll("*")
                .SelectMany(e => new[] { e.GetAttribute("aria-describedby"), e.GetAttribute("aria-labelledby"), e.GetAttribute("for") })
                .OfType<string>()
        )
            Assert.Subset(ids.ToHashSet(), reference.Split(' ').ToHashSet());
        Assert.Empty(page.QuerySelectorAll("[style], style, script, [onclick]"));
        Assert.Single(page.QuerySelectorAll(".button.primary"));
        Assert.Single(page.QuerySelectorAll("h1"));
    }
}
