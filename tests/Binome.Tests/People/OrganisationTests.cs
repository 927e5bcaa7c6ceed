using System.Net;

namespace Binome.Tests.People;

public sealed class OrganisationTests
{
    [Theory, BothDatabases]
    public async Task One_walks_down_and_up_by_links(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var admin = await world.Administrator();
        var top = await admin.Get("/people/organisation");
        Assert.Equal("Zoé Roi", Assert.Single(top.Document.QuerySelectorAll("tbody th")).TextContent.Trim());
        var down = await admin.Get(top.Document.QuerySelector("tbody td a")!.GetAttribute("href")!);
        Assert.Equal("The team of Zoé Roi", down.Heading);
        Assert.Equal(["Hélène Dûpont", "Carla Sanz"], down.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()));
        var team = await admin.Get(down.Document.QuerySelector("tbody td a")!.GetAttribute("href")!);
        Assert.Equal(
            ["Organisation chart", "Zoé Roi", "Hélène Dûpont"],
            team.Document.QuerySelectorAll("main ol a").Select(a => a.TextContent.Trim())
        );
        Assert.Equal("Bob Lee", Assert.Single(team.Document.QuerySelectorAll("tbody th")).TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task It_does_not_exist_for_others_nor_for_nobody(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("bob@a.example")).Get("/people/organisation")).Status);
        var admin = await world.Administrator();
        foreach (var wrong in new[] { "x", Guid.NewGuid().ToString() })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"/people/organisation?person={wrong}")).Status);
    }
}
