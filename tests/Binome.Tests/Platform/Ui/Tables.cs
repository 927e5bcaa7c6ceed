using Binome.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace Binome.Tests.Platform.Ui;

public sealed class Tables
{
    private sealed record Person(string Name, int Places);

    private static readonly Person[] People = [new("Ann <b>Bold</b>", 2), new("Bob", 0)];

    private static readonly RenderFragment Columns =
        Column("Name", "name", p => p.Name, ("Header", true))
        + Column("Free places", "places", p => Links.Number(p.Places), ("Number", true))
        + Column("Note", null, _ => "–");

    private static RenderFragment Column(string title, string? sort, Func<Person, string> text, params (string, object?)[] more)
    {
        RenderFragment<Person> cell = person => Rendered.Text(text(person));
        return Rendered.Child<Column<Person>>([("Title", title), ("Sort", sort), ("ChildContent", cell), .. more]);
    }

    private static Task<AngleSharp.Dom.IElement> Table(string query, Sort? sort = null) =>
        new Rendered { Uri = "http://binome.example/people" + query }.As<Table<Person>>(
            ("Items", People),
            ("Caption", "Everyone"),
            ("Sort", sort),
            ("ChildContent", Columns)
        );

    [Fact]
    public async Task It_has_a_caption_headers_and_a_cell_that_names_each_line()
    {
        var table = await Table("");

        Assert.Equal(["Everyone"], table.Texts("caption"));
        Assert.Equal(["Name", "Free places", "Note"], table.Texts("thead th[scope=col]"));
        Assert.Equal(["Ann <b>Bold</b>", "Bob"], table.Texts("tbody th[scope=row]"));
        Assert.Equal(["2", "0"], table.Texts("tbody td.n"));
        Assert.Empty(table.QuerySelectorAll("tbody b"));
    }

    [Fact]
    public async Task On_a_phone_each_cell_carries_its_columns_title()
    {
        var table = await Table("");

        Assert.Contains("cards", table.One("table").ClassList);
        Assert.Equal(
            ["Free places", "Note", "Free places", "Note"],
            table.QuerySelectorAll("tbody td").Select(c => c.GetAttribute("data-label"))
        );
    }

    [Fact]
    public async Task Sorting_keeps_the_rest_of_the_address_and_goes_back_to_the_first_page()
    {
        var table = await Table("?q=a%26b&unit=x&unit=y&page=3", new Sort("name"));

        Assert.Equal("/people?q=a%26b&unit=x&unit=y&sort=places", table.QuerySelectorAll("thead a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task The_sorted_column_says_so_and_turns_around()
    {
        var up = await Table("?sort=name", new Sort("name"));
        var down = await Table("?sort=-name", new Sort("name", true));

        Assert.Equal("ascending", up.Attribute("th[aria-sort]", "aria-sort"));
        Assert.Equal("/people?sort=-name", up.QuerySelectorAll("thead a")[0].GetAttribute("href"));
        Assert.Equal("descending", down.Attribute("th[aria-sort]", "aria-sort"));
        Assert.Equal("/people?sort=name", down.QuerySelectorAll("thead a")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task A_column_without_sort_is_no_link() => Assert.Equal(2, (await Table("")).QuerySelectorAll("thead a").Length);

    [Fact]
    public async Task Pages_are_links_that_keep_search_and_sort()
    {
        var pager = await new Rendered { Uri = "http://binome.example/people?q=a&sort=-name&page=2", Language = "fr" }.As<Pager>(
            ("Page", 2),
            ("Total", 1612),
            ("Size", 50)
        );

        Assert.Equal("/people?q=a&sort=-name", pager.Attribute("a[rel=prev]", "href"));
        Assert.Equal("/people?q=a&sort=-name&page=3", pager.Attribute("a[rel=next]", "href"));
        Assert.Equal("51 à 100 sur 1\u202f612", pager.One("span.quiet").TextContent);
    }

    [Fact]
    public async Task The_last_page_has_no_next_one_and_a_single_page_no_pager()
    {
        var last = await Rendered.Of<Pager>(("Page", 2), ("Total", 60), ("Size", 50));
        var single = await Rendered.Of<Pager>(("Page", 1), ("Total", 50), ("Size", 50));

        Assert.Empty(last.QuerySelectorAll("a[rel=next]"));
        Assert.Equal("51 to 60 of 60", last.One("span.quiet").TextContent);
        Assert.Empty(single.QuerySelectorAll("nav"));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(-5, 1)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, 3)]
    public void A_page_that_is_not_there_becomes_the_nearest_one(int? asked, int page) => Assert.Equal(page, Pager.Within(asked, 50, 101));

    [Theory]
    [InlineData(null, "name", false)]
    [InlineData("-places", "places", true)]
    [InlineData("places", "places", false)]
    [InlineData("1; DROP TABLE people", "name", false)]
    [InlineData("-", "name", false)]
    public void A_sort_the_table_cannot_do_is_its_first(string? asked, string key, bool descending) =>
        Assert.Equal(new Sort(key, descending), Sort.Parse(asked, "name", "places"));

    [Fact]
    public void An_address_loses_only_what_is_taken_from_it()
    {
        Assert.Equal("/a?x=1", Links.With("http://h/a?x=1&page=2", ("page", null)));
        Assert.Equal("/a", Links.With("http://h/a?page=2", ("page", null)));
        Assert.Equal("/a?x=%C3%A9%26", Links.With("http://h/a", ("x", "é&")));
    }
}
