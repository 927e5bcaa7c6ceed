using System.Net;
using Binome.Platform;
using Binome.Protection;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Protection;

public sealed class HelpCallsTests
{
    [Theory, BothDatabases]
    public async Task Two_working_days_without_an_answer_remind_once(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await (await (await wave.As("3")).Get($"/pairings/{pairing}/help")).Submit("call");
        await wave.World.Drain();
        Assert.Equal(0, await Reminders(wave));
        for (var day = 0; day < 6; day++)
        {
            wave.World.Clock.Move(TimeSpan.FromDays(1));
            await wave.World.Drain();
            Assert.Equal(day >= 1 ? 1 : 0, await Reminders(wave)); // it was a Monday
        }
    }

    [Fact]
    public void A_weekend_is_not_counted()
    {
        var friday = new DateTime(2027, 3, 5, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal(friday.AddDays(4), RemindTrusted.After(friday));
        Assert.Equal(friday.AddDays(-2), RemindTrusted.After(friday.AddDays(-4)));
    }

    [Theory, BothDatabases]
    public async Task A_call_to_one_trusted_person_is_nothing_to_another(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var db = wave.World.Database.Open())
        {
            var ids = new Binome.Platform.Ids(wave.World.Clock);
            var role = Binome.Programmes.RoleKind.TrustedPerson;
            foreach (var who in new[] { "5", "2" }) // Karim, and the mentor of this very pair
                db.ProgrammeRoles.Add(
                    new(
                        ids.New<Binome.Programmes.ProgrammeRole>(),
                        wave.Programme,
                        await Wave.PersonOf(db, who),
                        role,
                        DateTime.UtcNow,
                        "test"
                    )
                );
            await db.SaveChangesAsync();
        }
        var (page, calls) = (await (await wave.As("3")).Get($"/pairings/{pairing}/help"), $"/programmes/{wave.Programme}/help");
        Assert.DoesNotContain("Maëlle", page.Document.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("call")).Status); // whom?
        await using (var db = wave.World.Database.Open())
            await page.Submit("call", ("to", (await Wave.PersonOf(db, "5")).ToString()));
        Assert.Contains("Bertrand", (await (await wave.As("5")).Get(calls)).Text, StringComparison.Ordinal);
        foreach (var other in new[] { "8", "2" })
            Assert.DoesNotContain(
                "Bertrand",
                (await (await wave.As(other)).Get(calls)).Document.QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
    }

    /// <summary>All who wait are counted, and those behind the first fifty are on the page after.</summary>
    [Theory, BothDatabases]
    public async Task More_calls_than_a_page_has_are_counted_and_paged(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var db = wave.World.Database.Open())
        {
            var ids = new Ids(wave.World.Clock);
            var (author, trusted, now) = (await wave.Part(db, "3"), await Wave.PersonOf(db, "8"), wave.World.Clock.Now());
            for (var call = 0; call < 52; call++)
                db.HelpCalls.Add(new(ids.New<HelpCall>(), wave.Programme, pairing, author, trusted, now.AddMinutes(call)));
            await db.SaveChangesAsync();
        }
        var (josephine, bertrand) = (await wave.As("8"), await wave.As("3"));
        var first = await josephine.Get($"/programmes/{wave.Programme}/help");
        Assert.StartsWith("52 personnes attendent", first.Heading, StringComparison.Ordinal);
        Assert.Equal(50, Calls(first));
        Assert.Equal(2, Calls(await josephine.Get($"/programmes/{wave.Programme}/help?page=2")));
        Assert.Equal(20, Calls(await bertrand.Get($"/pairings/{pairing}/help")));
        Assert.Equal(12, Calls(await bertrand.Get($"/pairings/{pairing}/help?page=3")));

        static int Calls(Page page) => page.Document.QuerySelectorAll("main section[aria-labelledby^=call-]").Length;
    }

    private static async Task<int> Reminders(Wave wave)
    {
        await using var db = wave.World.Database.Open();
        return await db.ProgrammeMails.CountAsync(m => m.Kind == RemindTrusted.MailKind);
    }
}
