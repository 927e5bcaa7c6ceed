using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

public sealed class Charts
{
    private static readonly (string, object?)[] Named =
    [
        ("Id", "c"),
        ("Title", "Sessions a week"),
        ("Description", "From 6 to 41."),
        ("LabelHead", "Week"),
    ];

    private static readonly (string, object?)[] Heat =
    [
        .. Named,
        ("Columns", new[] { "W40", "W41" }),
        ("Lines", new HeatRow[] { new("Lyon", [0, 8], "22"), new("Pune", [1, 3], "9") }),
        ("EndHead", "Pairs"),
    ];

    private static async Task<IElement[]> Every(string language = "en")
    {
        var page = new Rendered { Language = language };
        return
        [
            await page.As<BarChart>([.. Named, ("ValueHead", "Sessions"), ("Bars", new Bar[] { new("W40", 6), new("W41", 41.5, true) })]),
            await page.As<LineChart>([
                .. Named,
                ("Labels", new[] { "W40", "W41" }),
                ("Series", new Serie[] { new("held", [6, 41.5], SerieKind.Hot) }),
            ]),
            await page.As<CurveChart>(
                ("Id", "c"),
                ("Title", "Sessions a week"),
                ("Description", "From 6 to 41."),
                ("XHead", "W"),
                ("YHead", "S"),
                ("Points", new CurvePoint[] { new(1, 6), new(2, 41.5) })
            ),
            await page.As<Funnel>([
                .. Named,
                ("ValueHead", "Mentors"),
                ("Stairs", new Stair[] { new("Volunteers", 214), new("Ready", 152, "54 have another part") }),
            ]),
            await page.As<HeatMap>(Heat),
            await page.As<DotChart>([
                .. Named,
                ("BeforeHead", "before"),
                ("AfterHead", "after"),
                ("To", 10.0),
                (
                    "Changes",
                    new Change[] { new("At ease", new(4.7, 3.9, 5.5, "4.7 (3.9 to 5.5)"), new(7.6, 6.4, 8.8, "7.6 (6.4 to 8.8)")) }
                ),
            ]),
        ];
    }

    [Fact]
    public async Task Each_has_a_title_a_description_and_a_table()
    {
        foreach (var chart in await Every())
        {
            var svg = chart.One("svg[role=img]");
            Assert.Equal("Sessions a week", chart.One("#" + svg.GetAttribute("aria-labelledby")).TextContent);
            Assert.Equal("From 6 to 41.", chart.One("#" + svg.GetAttribute("aria-describedby")).TextContent);
            Assert.Equal("Sessions a week", chart.One("details table caption").TextContent);
        }
    }

    [Fact]
    public async Task Coordinates_are_written_for_the_browser_in_every_language()
    {
        foreach (var chart in await Every("fr"))
        foreach (
            var attribute in chart
                .QuerySelectorAll("figure svg *")
                .SelectMany(e => e.Attributes)
                .Where(a => a.Name is "x" or "y" or "d" or "width" or "height" or "cx" or "cy")
        )
            Assert.Matches(new Regex("^[-MHVCLAZ0-9. %em]+$"), attribute.Value);
    }

    [Fact]
    public async Task Text_never_shrinks_because_only_paths_are_stretched()
    {
        foreach (var chart in await Every())
            Assert.Empty(chart.QuerySelectorAll("svg[viewBox] text"));
    }

    [Fact]
    public async Task Bars_stand_in_proportion_and_the_table_has_the_same_numbers()
    {
        var chart = (await Every("fr"))[0];
        var heights = chart
            .QuerySelectorAll("rect.col")
            .Select(r => double.Parse(r.GetAttribute("height")!.TrimEnd('%'), CultureInfo.InvariantCulture))
            .ToArray();

        Assert.Equal(6 / 41.5, heights[0] / heights[1], 0.001);
        Assert.Equal(["Week", "Sessions"], chart.Texts("thead th"));
        Assert.Equal(["W40", "W41"], chart.Texts("tbody th"));
        Assert.Equal(["6", "41,5"], chart.Texts("tbody td"));
        Assert.Equal(["6", "41,5"], chart.Texts("svg text").Intersect(chart.Texts("tbody td")));
        Assert.Single(chart.QuerySelectorAll("rect.col.b"));
    }

    [Fact]
    public async Task A_line_stops_where_its_values_stop_and_the_table_says_dash()
    {
        var chart = await Rendered.Of<LineChart>([
            .. Named,
            ("Labels", new[] { "W40", "W41", "W42" }),
            ("Series", new Serie[] { new("held", [6, 14, null], SerieKind.Hot), new("planned", [8, 16, 24], SerieKind.Planned) }),
            ("Remarks", new Remark[] { new(2, 31, "31 planned", true) }),
        ]);

        Assert.Equal(2, chart.Attribute("path.serie", "d")!.Split('L').Length);
        Assert.Equal(3, chart.Attribute("path.mute", "d")!.Split('L').Length);
        Assert.Equal(["6", "8", "14", "16", "–", "24"], chart.Texts("tbody td"));
        Assert.Contains("31 planned", chart.Texts("svg text"));
        Assert.Equal(["held", "planned"], chart.Texts(".key li"));
    }

    [Fact]
    public async Task Before_and_after_stand_where_their_means_are_and_numbers_keep_apart()
    {
        Change[] changes =
        [
            new("Far apart", new(2, 1, 3, "2.0 (1 to 3)"), new(8, 7, 9, "8.0 (7 to 9)")),
            new("Near", new(5.0, 4, 6, "5.0 (4 to 6)"), new(5.4, 4.4, 6.4, "5.4 (4.4 to 6.4)")),
            new("Worse", new(5.4, 4.4, 6.4, "5.4"), new(5.0, 4, 6, "5.0")),
            new("Not asked yet", new(4, 3, 5, "4.0"), null),
        ];
        var chart = await Rendered.Of<DotChart>([.. Named, ("BeforeHead", "b"), ("AfterHead", "a"), ("To", 10.0), ("Changes", changes)]);

        Assert.Equal(["21.2%", "78.8%"], chart.QuerySelectorAll("circle.dot").Take(2).Select(c => c.GetAttribute("cx")));
        Assert.Equal(4, chart.QuerySelectorAll("line.ci:not(.b)").Length);
        Assert.Equal(3, chart.QuerySelectorAll("line.ci.b").Length);
        Assert.Equal(
            ["mid", "hot mid", "end", "hot", "", "hot end", "mid"],
            chart.QuerySelectorAll("svg text:not(.name)").Where(t => t.TextContent.Contains('.')).Select(t => t.ClassName ?? "")
        );
        Assert.Equal(["2.0 (1 to 3)", "8.0 (7 to 9)"], chart.Texts("tbody td").Take(2));
        Assert.Equal("–", chart.Texts("tbody td")[^1]);
        Assert.Equal([true, false, false, false], changes.Select(c => c.IsProven));
    }

    [Fact]
    public async Task A_trade_off_marks_the_point_proposed_and_keeps_what_is_beyond_apart()
    {
        var chart = await new Rendered { Language = "fr" }.As<CurveChart>(
            ("Id", "c"),
            ("Title", "t"),
            ("Description", "d"),
            ("XHead", "Binômes"),
            ("YHead", "Accord"),
            ("Points", new CurvePoint[] { new(46, 4.18), new(47, 4.1), new(48, 3.98) }),
            ("Hot", 2),
            ("HotText", "48, proposé"),
            ("Beyond", new CurvePoint[] { new(49, 3.86) })
        );

        Assert.Single(chart.QuerySelectorAll("circle.dot.b"));
        Assert.Contains("48, proposé", chart.Texts("text.hot"));
        Assert.Equal(["4,18", "4,10", "3,98", "3,86"], chart.Texts("tbody td"));
        Assert.StartsWith(
            chart.Attribute("path.mute", "d")!.Split('L')[0][1..],
            chart.Attribute("path.serie", "d")!.Split('L')[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_funnel_lists_its_stages_and_the_table_adds_each_share()
    {
        var chart = (await Every("fr"))[3];

        Assert.Equal(["214", "152"], chart.Texts("ol li b"));
        Assert.Equal(["54 have another part"], chart.Texts("ol .lost"));
        Assert.Equal(["214", "–", "152", "71 %"], chart.Texts("tbody td").Select(t => t.Replace('\u202f', ' ').Replace('\u00a0', ' ')));
        Assert.Equal(2, chart.QuerySelectorAll("path.flow").Length);
    }

    [Fact]
    public async Task A_heat_map_shades_by_the_greatest_and_zero_is_its_own_shade()
    {
        var chart = await Rendered.Of<HeatMap>(Heat);

        Assert.Equal(["t0", "t4", "t1", "t2"], chart.QuerySelectorAll("figure > svg > rect").Select(r => r.ClassName));
        Assert.Equal(["Week", "W40", "W41", "Pairs"], chart.Texts("thead th"));
        Assert.Equal(["0", "8", "22", "1", "3", "9"], chart.Texts("tbody td"));
    }

    [Fact]
    public async Task A_stage_that_is_more_than_the_one_before_has_no_share_of_it()
    {
        var stairs = new Stair[] { new("Invited", 44), new("Enrolled", 62), new("Met", 31) };
        var table = await Rendered.Of<Funnel>([.. Named, ("ValueHead", "Mentees"), ("Stairs", stairs)]);
        Assert.Equal(["44", "–", "62", "–", "31", "50%"], table.Texts("tbody td"));
    }

    [Fact]
    public async Task With_nothing_to_show_a_chart_is_an_empty_one_and_not_an_error()
    {
        await Rendered.Of<BarChart>([.. Named, ("ValueHead", "Sessions")]);
        await Rendered.Of<LineChart>([.. Named, ("Series", new Serie[] { new("held", []) })]);
        await Rendered.Of<CurveChart>(("Id", "c"), ("Title", "t"), ("Description", "d"), ("XHead", "x"), ("YHead", "y"));
        await Rendered.Of<Funnel>([.. Named, ("ValueHead", "Mentors")]);
        await Rendered.Of<DotChart>([.. Named, ("BeforeHead", "b"), ("AfterHead", "a"), ("To", 10.0)]);
        var zero = await Rendered.Of<BarChart>([.. Named, ("ValueHead", "Sessions"), ("Bars", new Bar[] { new("W40", 0) })]);

        Assert.Equal("0%", zero.Attribute("rect.col", "height"));
    }

    [Theory]
    [InlineData(0, 41, new double[] { 0, 10, 20, 30, 40 })]
    [InlineData(3.7, 4.31, new[] { 3.8, 4, 4.2 })]
    [InlineData(0, 1612, new double[] { 0, 500, 1000, 1500 })]
    [InlineData(5, 5, new double[0])]
    public void A_scale_has_round_numbers(double from, double to, double[] ticks) =>
        Assert.Equal(ticks, Axis.Ticks(from, to).Select(t => Math.Round(t, 9)));
}
