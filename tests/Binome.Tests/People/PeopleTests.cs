using System.Net;

namespace Binome.Tests.People;

public sealed class PeopleTests
{
    [Theory, BothDatabases]
    public async Task A_colleague_is_found_without_accents_or_capitals(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var bob = await world.SignedIn("bob@a.example");
        foreach (var typed in new[] { "helene", "DUPONT hél", "controleuse", "lyon", "dupont finance lyon" })
        {
            var page = await bob.Get($"/people?q={Uri.EscapeDataString(typed)}");
            Assert.Equal("Hélène Dûpont", Assert.Single(page.Document.QuerySelectorAll("tbody tr th")).TextContent.Trim());
        }
        Assert.Contains("Nobody fits", (await bob.Get("/people?q=100%25")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody fits", (await bob.Get("/people?q=gilles")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_long_list_is_paged(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(
            world,
            "id,email,last_name\n" + string.Concat(Enumerable.Range(0, 120).Select(i => $"{i},p{i}@a.example,P{i:000}\n"))
        );
        var visitor = await world.SignedIn("p1@a.example");
        Assert.Equal(20, (await visitor.Get("/people?page=3")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(20, (await visitor.Get("/people?page=99")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task Namesakes_are_neither_repeated_nor_skipped_by_paging_whatever_it_is_sorted_by(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(
            world,
            "email,last_name,city,unit\n"
                + string.Concat(Enumerable.Range(0, 120).Select(i => $"p{i}@a.example,Martin,{(i % 3 == 0 ? "" : "Lyon")},U\n"))
        );
        var visitor = await world.SignedIn("p1@a.example");
        foreach (var sort in new[] { "name", "-name", "job", "-unit", "city", "-city", "x" })
        {
            var links = new List<string>();
            for (var page = 1; page <= 3; page++)
                links.AddRange(
                    (await visitor.Get($"/people?sort={sort}&page={page}"))
                        .Document.QuerySelectorAll("tbody th a")
                        .Select(a => a.GetAttribute("href")!)
                );
            Assert.Equal((120, 120), (links.Count, links.Distinct().Count()));
        }
    }

    [Theory, BothDatabases]
    public async Task Who_has_no_city_comes_last_from_both_ends(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world, "id,email,last_name,city\n1,a@a.example,A,\n2,b@a.example,B,Lyon\n3,c@a.example,C,Brest\n");
        var visitor = await world.SignedIn("a@a.example");
        foreach (var (sort, order) in new[] { ("city", "CBA"), ("-city", "BCA"), ("-name", "CBA") })
        {
            var page = await visitor.Get($"/people?sort={sort}");
            Assert.Equal(order, string.Concat(page.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim())));
        }
    }

    [Theory, BothDatabases]
    public async Task A_stranger_is_sent_to_sign_in_and_an_empty_directory_says_how_to_start(Store store)
    {
        await using var world = await World.Start(store);
        Assert.StartsWith("/sign-in", (await world.Visitor().Get("/people")).Path, StringComparison.Ordinal);
        var page = await (await world.Administrator(language: "fr")).Get("/people");
        Assert.Equal((HttpStatusCode.OK, "Annuaire"), (page.Status, page.Heading));
        Assert.Contains("encore personne", page.Text, StringComparison.Ordinal);
    }
}
