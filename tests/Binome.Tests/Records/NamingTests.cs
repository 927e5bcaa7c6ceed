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

    /// <summary>Whoever still has the old mail does not undo what its reader decided on their own page.</summary>
    [Theory, BothDatabases]
    public async Task A_yes_that_was_taken_back_on_the_page_is_given_again_there_alone(Store store)
    {
        await using var given = await Given.Start(store);
        var links = await given.Ask();
        var visitor = given.Met.Wave.World.Visitor("en");
        var open = await visitor.Get(links[0]);
        await open.Submit("answer");
        await (await (await given.Mentee()).Get("/record/named")).Submit($"refuse-{given.Pairing}");
        var old = await visitor.Get(links[0]);
        Assert.Empty(old.Document.QuerySelectorAll("main form"));
        Assert.Equal("You took your name back", old.Heading);
        Assert.NotNull(old.Document.QuerySelector("main a[href='/record/named']"));
        Assert.False(await IsAllowed(given));
        await (await (await given.Mentee()).Get("/record/named")).Submit($"allow-{given.Pairing}");
        Assert.True(await IsAllowed(given));
        await (await visitor.Get(links[1])).Submit("answer"); // a no is heard from anywhere
        Assert.False(await IsAllowed(given));
    }

    /// <summary>Sealed, nothing is left of having been asked: known again, they are asked anew, and hear of it.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_was_sealed_meanwhile_is_asked_by_a_mail_of_its_own(Store store)
    {
        await using var given = await Given.Start(store);
        await given.Ask();
        await given.Seal();
        await given.Choose("1");
        given.Met.Wave.World.Clock.Move(TimeSpan.FromDays(1));
        await (await (await given.Mentor()).Get("/record")).Submit($"ask-{given.Pairing}");
        var mails = await given.Mails();
        Assert.Equal(2, mails.Count);
        await (await given.Met.Wave.World.Visitor("en").Get(Given.Links(mails[^1])[0])).Submit("answer");
        Assert.True(await IsAllowed(given));
    }

    /// <summary>The dates that are asked about are those that the record prints: from the day on which both had said yes.</summary>
    [Theory, BothDatabases]
    public async Task It_asks_about_the_dates_that_the_record_prints(Store store)
    {
        await using var given = await Given.Start(store);
        await using (var db = given.Met.Wave.World.Database.Open())
            await db.Pairings.ExecuteUpdateAsync(p =>
                p.SetProperty(x => x.AnnouncedAt, new DateTime(2026, 5, 5, 9, 0, 0, DateTimeKind.Utc))
            );
        var page = await given.Met.Wave.World.Visitor("en").Get((await given.Ask())[0]);
        Assert.DoesNotContain("2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("2027", page.Text, StringComparison.Ordinal);
    }

    private static async Task<bool> IsAllowed(Given given)
    {
        await using var db = given.Met.Wave.World.Database.Open();
        return (await db.Namings.AsNoTracking().SingleAsync()).IsAllowed;
    }
}
