using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Home;

public sealed class HomeTests
{
    [Theory, BothDatabases]
    public async Task An_administrator_reads_the_three_first_steps(Store store)
    {
        await using var world = await World.Start(store);
        var page = await (await world.Administrator()).Get("/");
        Assert.Equal(
            ["/people/imports", "/pairing", "/admin"],
            page.Document.QuerySelectorAll("main a.button").Select(a => a.GetAttribute("href"))
        );
        Assert.Single(page.Document.QuerySelectorAll("main .primary"));
    }

    [Theory, BothDatabases]
    public async Task A_colleague_reads_that_nothing_waits_and_what_will_be_here(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var page = await (await world.SignedIn(Ann, "fr")).Get("/");
        Assert.Equal("Bonjour Ann Able", page.Heading);
        Assert.Contains("Rien ne vous attend aujourd’hui", page.Text, StringComparison.Ordinal);
    }
}
