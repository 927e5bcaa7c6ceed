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
    public async Task A_stranger_is_sent_to_sign_in_and_an_empty_directory_says_how_to_start(Store store)
    {
        await using var world = await World.Start(store);
        Assert.StartsWith("/sign-in", (await world.Visitor().Get("/people")).Path, StringComparison.Ordinal);
        var page = await (await world.Administrator(language: "fr")).Get("/people");
        Assert.Equal((HttpStatusCode.OK, "Annuaire"), (page.Status, page.Heading));
        Assert.Contains("encore personne", page.Text, StringComparison.Ordinal);
    }
}
