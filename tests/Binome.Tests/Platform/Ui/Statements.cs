using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

/// <summary>The components that state something: facts, steps, notices, what is to do.</summary>
public sealed class Statements
{
    [Theory]
    [InlineData(Tone.Ok, "ok")]
    [InlineData(Tone.Warn, "warn")]
    [InlineData(Tone.Stop, "stop")]
    [InlineData(Tone.Lock, "lock")]
    public async Task A_notice_and_a_badge_say_their_tone_by_shape_and_colour(Tone tone, string css)
    {
        Assert.Contains(css, (await Rendered.Of<Notice>(("Tone", tone), ("ChildContent", Rendered.Text("x")))).One(".notice").ClassList);
        Assert.Contains(css, (await Rendered.Of<Badge>(("Tone", tone), ("ChildContent", Rendered.Text("x")))).One(".badge").ClassList);
    }

    [Fact]
    public async Task Only_an_alert_interrupts()
    {
        Assert.Equal("alert", (await Rendered.Of<Notice>(("Alert", true))).Attribute(".notice", "role"));
        Assert.False((await Rendered.Of<Notice>()).One(".notice").HasAttribute("role"));
    }

    [Fact]
    public async Task A_fact_carries_its_denominator() =>
        Assert.Equal(
            ["151 of 200", "231"],
            (await Rendered.Of<Facts>(("Items", new Fact[] { new("151", "have a mentor", "of 200"), new("231", "sessions") }))).Texts(
                "dl dd"
            )
        );

    [Fact]
    public async Task Steps_and_moments_say_which_one_is_now()
    {
        var steps = await Rendered.Of<Steps>(
            ("Label", "Steps"),
            ("Items", new Step[] { new("Signed", null, Stage.Done), new("Session 2", "Thursday", Stage.Now), new("Review") })
        );
        var line = await Rendered.Of<Timeline>(
            (
                "Items",
                new Moment[]
                {
                    new("2 November", "2026-11-02", "Signed", Stage.Done),
                    new("26 November", "2026-11-26", "Session", Stage.Now),
                }
            )
        );

        Assert.Equal(["Session 2"], steps.Texts("li[aria-current=step] b"));
        Assert.Equal(["Signed"], steps.Texts("li.done b"));
        Assert.Equal(["26 November"], line.Texts("li[aria-current] time"));
        Assert.Equal("2026-11-02", line.Attribute("li.done time", "datetime"));
    }

    [Fact]
    public async Task Tabs_are_links_one_of_them_current_with_their_counts()
    {
        var tabs = await new Rendered { Language = "fr" }.As<Tabs>(
            ("Label", "Filtrer"),
            ("Items", new Tab[] { new("Tous", "/p", true, 1612), new("Seuls", "/p?seuls=1") })
        );

        Assert.Equal("Filtrer", tabs.Attribute("nav", "aria-label"));
        Assert.Equal("/p", tabs.Attribute("a[aria-current=true]", "href"));
        Assert.Equal("Tous 1\u202f612", tabs.One("a[aria-current]").TextContent);
    }

    [Theory]
    [InlineData(74, 92, "80.43")]
    [InlineData(200, 100, "100")]
    [InlineData(-1, 100, "0")]
    [InlineData(1, 0, "0")]
    public async Task A_meter_fills_to_its_share_and_never_beyond(double value, double max, string width) =>
        Assert.Equal(width, (await Rendered.Of<Meter>(("Label", "x"), ("Value", value), ("Max", max))).Attribute(".fill", "width"));

    [Fact]
    public async Task Fit_is_notches_with_the_same_in_words_and_never_a_percentage()
    {
        var fit = await new Rendered { Language = "fr" }.As<Fit>(("Items", new Notch[] { new("Besoin", 5), new("Lieu", 2) }));

        Assert.Equal(7, fit.QuerySelectorAll("rect.on").Length);
        Assert.Equal(["5 sur 5", "2 sur 5"], fit.Texts(".sr"));
        Assert.Equal(["Lieu"], fit.Texts(".weak dt"));
        Assert.DoesNotContain("%", fit.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_do_shows_a_count_or_a_mark_then_why_then_the_gesture()
    {
        var counted = await Rendered.Of<Todo>(
            (
                "ChildContent",
                Rendered.Child<TodoItem>(
                    ("Title", "Eight wait"),
                    ("Count", 8),
                    ("ChildContent", Rendered.Text("Since Monday.")),
                    ("Actions", Rendered.Text("Read"))
                )
            )
        );
        var marked = await Rendered.Of<TodoItem>(("Title", "Blocked"), ("Mark", Rendered.Child<Mark>(("Broken", true))));

        Assert.Equal(["8"], counted.Texts(".todo .count"));
        Assert.Equal(["Since Monday."], counted.Texts(".why"));
        Assert.Equal(["Read"], counted.Texts(".do"));
        Assert.Single(marked.QuerySelectorAll(".mark.broken"));
    }

    [Fact]
    public async Task Details_open_or_not_and_pairs_of_terms_stay_together()
    {
        Assert.True((await Rendered.Of<More>(("Summary", "Proof"), ("Open", true))).One("details").HasAttribute("open"));
        Assert.False((await Rendered.Of<More>(("Summary", "Proof"))).One("details").HasAttribute("open"));
        var list = await Rendered.Of<Details>(("Items", new (string, string)[] { ("Until", "15 December") }));
        Assert.Equal("Until15 December", string.Concat(list.Texts("dl > div > *")));
    }

    [Fact]
    public async Task Headings_never_skip_a_level_with_a_band_around_or_without()
    {
        var alone = await Rendered.Of<Empty>(("Title", "Nothing yet"));
        var inBand = await Rendered.Of<Band>(
            ("Id", "b"),
            ("Title", "Band"),
            ("ChildContent", Rendered.Child<Empty>(("Title", "Nothing yet")))
        );

        Assert.Equal(["Nothing yet"], alone.Texts("h2"));
        Assert.Equal(["Nothing yet"], inBand.Texts("h3"));
    }

    [Fact]
    public async Task An_empty_page_says_what_will_be_here_and_how_to_start()
    {
        var empty = await Rendered.Of<Empty>(
            ("Title", "Pairs will be here"),
            ("ChildContent", Rendered.Text("Two files are enough.")),
            ("Action", Rendered.Child<Button>(("Href", "/pair")))
        );

        Assert.Equal(["Pairs will be here"], empty.Texts("h2"));
        Assert.Equal("/pair", empty.Attribute("a.button", "href"));
        Assert.Empty(empty.QuerySelectorAll("svg text"));
    }
}
