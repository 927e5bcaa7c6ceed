using System.Net;

namespace Binome.Tests.People;

public sealed class PersonTests
{
    [Theory, BothDatabases]
    public async Task Colleagues_see_job_and_place_and_never_the_lines(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var page = await (await world.SignedIn("zoe@a.example", "fr")).Get(await Company.Path(world, "1"));
        Assert.Equal("Hélène Dûpont", page.Heading);
        foreach (var word in new[] { "Contrôleuse", "Finance", "Lyon" })
            Assert.Contains(word, page.Text, StringComparison.Ordinal);
        foreach (
            var secret in new[] { "Zoé Roi", "Carla", "Bob", "helene@a.example", "France", "Europe/Paris", "heure de Paris", "anglais" }
        )
            Assert.DoesNotContain(secret, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Administrators_see_lines_appraiser_and_hr(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var admin = await world.Administrator();
        var helene = await admin.Get(await Company.Path(world, "1"));
        foreach (var word in new[] { "appraiser", "France", "Paris time", "English" })
            Assert.Contains(word, helene.Text, StringComparison.Ordinal);
        Assert.Contains("HR decision-maker", helene.Text, StringComparison.Ordinal);
        Assert.Contains("1 person reports directly", helene.Text, StringComparison.Ordinal);
        var bob = await admin.Get(await Company.Path(world, "2"));
        Assert.Equal(
            ["Carla Sanz", "Hélène Dûpont", "Zoé Roi"],
            bob.Document.QuerySelectorAll("table")[0].QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim())
        );
    }

    [Theory, BothDatabases]
    public async Task Who_has_left_exists_for_administrators_alone(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var path = await Company.Path(world, "4");
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("bob@a.example")).Get(path)).Status);
        Assert.Contains("31 January 2020", (await (await world.Administrator()).Get(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.Administrator()).Get($"/people/{Guid.NewGuid()}")).Status);
    }
}
