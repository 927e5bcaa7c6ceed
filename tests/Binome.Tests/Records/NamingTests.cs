using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Records;

public sealed class NamingTests
{
    /// <summary>The page names nobody, acts by its button alone, and the other link of the mail takes it back.</summary>
    [Theory, BothDatabases]
    public async Task A_button_says_yes_and_another_takes_it_back_without_signing_in(Store store)
    {
        await using var given = await Given.Start(store);
        var links = await given.Ask();
        Assert.Equal(2, links.Length);
        var visitor = given.Met.Wave.World.Visitor("en");
        var page = await visitor.Get(links[0]);
        Assert.Equal("May a mentor’s record name you?", page.Heading);
        foreach (var name in new[] { "Quiniou", "Casteljaloux" })
            Assert.DoesNotContain(name, page.Html, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("main form button"));
        Assert.False(await IsAllowed(given)); // only the button acts
        Assert.Equal("You may be named", (await page.Submit("answer")).Heading);
        Assert.True(await IsAllowed(given));
        await (await visitor.Get(links[1])).Submit("answer");
        Assert.False(await IsAllowed(given));
        await (await visitor.Get(links[0])).Submit("answer"); // and yes again, if they change their mind
        Assert.True(await IsAllowed(given));
        Assert.DoesNotContain("Vague 1", (await visitor.Get(links[0][..^3] + "AAA")).Html, StringComparison.Ordinal);
        given.Met.Wave.World.Clock.Move(TimeSpan.FromDays(91));
        Assert.DoesNotContain("Vague 1", (await visitor.Get(links[0])).Html, StringComparison.Ordinal);
    }

    private static async Task<bool> IsAllowed(Given given)
    {
        await using var db = given.Met.Wave.World.Database.Open();
        return (await db.Namings.AsNoTracking().SingleAsync()).IsAllowed;
    }
}
