using System.Net;
using Binome.Enrolment;
using Binome.Offers;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Enrolment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Offers;

/// <summary>“I can teach …”: whoever may join says it, mentees pick in private, managers read counts.</summary>
public sealed class OffersTests
{
    [Theory, BothDatabases]
    public async Task Somebody_offers_a_sealed_mentee_picks_and_nobody_is_told_who(Store store)
    {
        await using var wave = await Wave.Make(store);
        var address = $"/programmes/{wave.Programme.Id}/offers";
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.World.SignedIn(Wave.Outsider)).Get(address)).Status);
        var bob = await wave.World.SignedIn(Wave.Bob);
        Assert.Contains($"href=\"{address}\"", (await bob.Get(wave.Form)).Html, StringComparison.Ordinal);
        var page = await bob.Get(address);
        Assert.Equal("Nobody has offered anything yet", page.Heading);
        Assert.Equal(3, (await page.Submit("offer", ("topic", ""), ("own", ""))).Document.QuerySelectorAll(".field.wrong, .wrong").Length);
        await page.Submit("offer", ("topic", "ai"), ("level", "4"), ("example", "Taught my team to ask it for a budget."));
        page = await bob.Get(address);
        Assert.Contains(
            "already",
            (await page.Submit("offer", ("topic", "ai"), ("level", "4"), ("example", "Again."))).Text,
            StringComparison.Ordinal
        );
        await page.Submit("offer", ("own", "Short films"), ("level", "5"), ("example", "Our fair, on a phone."));

        // A sealed mentee picks both; as a wish it is one, and one mail leaves, the next morning.
        await wave.Join(Wave.Ann, ParticipantKind.Mentee, Discretion.Sealed);
        var ann = await wave.World.SignedIn(Wave.Ann);
        page = await ann.Get(address);
        Assert.Equal("2 offers to teach something", page.Heading);
        foreach (var _ in new[] { 1, 2 })
            page = await Press(page, "pick");
        Assert.Equal(2, page.Document.QuerySelectorAll("button[name=drop]").Length);
        await using var db = wave.World.Database.Open();
        var morning = wave.World.Clock.Now().Date.AddDays(1).AddHours(7);
        Assert.Equal(morning, (await db.OutboxMessages.SingleAsync(m => m.Kind == "mail")).NotBefore);
        var letter = Assert.Single(await wave.LettersTo(Wave.Bob));
        Assert.Equal("Binôme: a message for you", letter.Subject);
        Assert.Contains($"{wave.Form}?as=mentor", letter.Text, StringComparison.Ordinal);

        // Neither the one who offers, nor those who run it, read who picked, nor how many below five.
        var alias = (await wave.PartOf(Wave.Ann))!.Alias;
        var bobs = (await bob.Get(address)).Text;
        var mauds = await (await wave.World.SignedIn(Wave.Manager)).Get(address);
        foreach (var text in new[] { bobs, mauds.Text, letter.Text, (await bob.Get("/account/data")).Text })
        {
            Assert.DoesNotContain("Ann", text, StringComparison.Ordinal);
            Assert.DoesNotContain(alias, text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            "Bob",
            (await (await wave.World.SignedIn(Wave.Manager)).Get($"/programmes/{wave.Programme.Id}/mails")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("button[name=pick]", bobs, StringComparison.Ordinal);
        Assert.Contains(
            "fewer than 5",
            mauds.Document.QuerySelector("section[aria-labelledby=demand]")!.TextContent,
            StringComparison.Ordinal
        );
        var person = await wave.IdOf(Wave.Bob);
        Assert.Equal(ChoiceKind.Wish, (await db.ParticipantChoices.AsNoTracking().SingleAsync()).Kind);
        Assert.Contains("Short films", (await ann.Get("/account/data")).Text, StringComparison.Ordinal);

        // Dropped one after the other: the wish goes with the last.
        page = await Press(page, "drop");
        Assert.Equal(person, (await db.ParticipantChoices.AsNoTracking().SingleAsync()).OtherId);
        page = await Press(page, "drop");
        Assert.Equal(0, await db.ParticipantChoices.CountAsync());
        await Press(page, "pick");

        mauds = await Press(mauds, "remove");
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "offers.audit.removed"));
        await Press(await bob.Get(address), "takeBack");
        Assert.Equal((0, 0), (await db.Offers.CountAsync(), await db.OfferPicks.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Picks_of_five_are_counted_a_mentor_is_not_asked_and_what_was_offered_goes_with_its_author(Store store)
    {
        await using var wave = await Wave.Make(store);
        var address = $"/programmes/{wave.Programme.Id}/offers";
        var bob = await wave.World.SignedIn(Wave.Bob);
        await (await bob.Get(address)).Submit("offer", ("topic", "data"), ("level", "3"), ("example", "A list of ours."));
        await wave.Join(Wave.Bob, ParticipantKind.Mentor);
        foreach (var email in new[] { Wave.Ann, Wave.Eve, Wave.Zoe, Wave.Coordinator, Wave.SealedCoordinator })
        {
            await wave.Join(email, ParticipantKind.Mentee);
            await Press(await (await wave.World.SignedIn(email)).Get($"{address}?topic=data"), "pick");
        }
        var rows = (await (await wave.World.SignedIn(Wave.Manager)).Get(address))
            .Document.QuerySelectorAll("section[aria-labelledby=demand] tbody tr")
            .Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())));
        Assert.Equal(["0 fewer than 5 5", "1 5 fewer than 5", "0 fewer than 5 fewer than 5"], rows);
        wave.World.Clock.Move(TimeSpan.FromDays(1));
        Assert.Empty(await wave.LettersTo(Wave.Bob)); // enrolled already

        await using var scope = wave.World.Services.CreateAsyncScope();
        var own = ActivatorUtilities.CreateInstance<OwnOffers>(scope.ServiceProvider);
        await using var db = wave.World.Database.Open();
        await own.On(new PersonErased(await wave.IdOf(Wave.Ann), default, wave.World.Clock.Now()), default);
        Assert.Equal((1, 4), (await db.Offers.CountAsync(), await db.OfferPicks.CountAsync()));
        await own.On(new ProgrammeForgotten(wave.Programme.Id, wave.World.Clock.Now()), default);
        Assert.Equal((0, 0), (await db.Offers.CountAsync(), await db.OfferPicks.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_applied_already_is_not_asked_to_enrol(Store store)
    {
        await using var wave = await Wave.Make(store);
        var address = $"/programmes/{wave.Programme.Id}/offers";
        await (await (await wave.World.SignedIn(Wave.Bob)).Get(address)).Submit(
            "offer",
            ("topic", "data"),
            ("level", "3"),
            ("example", "A list.")
        );
        var applied = await wave.Join(Wave.Bob, ParticipantKind.Mentor);
        await using (var db = wave.World.Database.Open())
            await db
                .Participants.Where(p => p.Id == applied)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.CandidateSince, wave.World.Clock.Now()));
        await wave.Join(Wave.Ann, ParticipantKind.Mentee);
        await Press(await (await wave.World.SignedIn(Wave.Ann)).Get($"{address}?topic=data"), "pick");
        wave.World.Clock.Move(TimeSpan.FromDays(1));
        Assert.Empty(await wave.LettersTo(Wave.Bob));
    }

    /// <summary>The first button of this name.</summary>
    private static Task<Page> Press(Page page, string name) =>
        page.Submit("offers", (name, page.Document.QuerySelector($"button[name={name}]")!.GetAttribute("value")!));
}
