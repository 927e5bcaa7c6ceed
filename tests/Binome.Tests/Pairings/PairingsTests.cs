using System.Net;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

public sealed class PairingsTests
{
    [Theory, BothDatabases]
    public async Task What_waits_for_an_answer_and_who_waits_for_a_mentor_come_first(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        wave.World.Clock.Move(TimeSpan.FromDays(3));
        var page = await (await wave.As("1")).Get(wave.Address);
        Assert.Contains("Maëlle Quiniou et Bertrand Casteljaloux n’ont pas accepté tous les deux", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 jours", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("2 personnes attendent un mentor", page.Text, StringComparison.Ordinal);
        Assert.Contains("Françoise Delhomeau", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hugo", page.Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_declined_pair_comes_back_until_its_mentee_is_matched_again(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await (await (await wave.As("3")).Get($"/pairings/{pairing}")).Submit("decline");
        var manager = await wave.As("1");
        Assert.Contains("Bertrand Casteljaloux n’a plus de mentor", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
        await wave.Publish("1", ("4", "3"));
        Assert.DoesNotContain("n’a plus de mentor", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_pair_is_paused_resumed_and_closed_with_what_was_done(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        var manager = await wave.As("1");
        var page = await manager.Get($"{wave.Address}?pair={pairing}");
        page = await page.Submit("pause");
        Assert.Contains("est en pause", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Text, StringComparison.Ordinal);
        page = await page.Submit("resume");
        Assert.Null((await wave.Read(pairing)).PausedAt);
        await page.Submit("close", ("note", "Trois séances,\0 un groupe ouvert."));
        var ended = await wave.Read(pairing);
        Assert.Equal((PairingEnd.Closed, "Trois séances, un groupe ouvert."), (ended.End!.Value, ended.EndNote));
        Assert.Contains("Trois séances", (await manager.Get($"{wave.Address}?pair={pairing}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trois séances", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_mentee_is_handed_over_to_a_mentor_with_a_free_place_by_who_confirms_it(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var manager = await wave.As("1");
        var page = await manager.Get($"{wave.Address}?pair={pairing}");
        await using var db = wave.World.Database.Open();
        var theo = (await wave.Part(db, "4")).ToString();
        Assert.Contains("Cochez la case", (await page.Submit("hand-over", ("mentor", theo))).Text, StringComparison.Ordinal);
        await (await manager.Get($"{wave.Address}?pair={pairing}")).Submit("hand-over", ("mentor", theo), ("confirm", "true"));
        Assert.Equal(PairingEnd.HandedOver, (await wave.Read(pairing)).End);
        var next = await db.Pairings.SingleAsync(p => p.EndedAt == null);
        Assert.Equal(theo, next.MentorId.ToString());
        Assert.Null(next.AnnouncedAt);
        Assert.Contains("1 binôme va être annoncé", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_handed_over_to_their_own_line_nor_against_a_veto(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var manager = await wave.As("1");
        await using var db = wave.World.Database.Open();
        var theo = (await wave.Part(db, "4")).ToString();
        var before = await manager.Get($"{wave.Address}?pair={pairing}");
        await Wave.Import(wave.World, Wave.Line("4", l => l.Replace("Marchetti,5,", "Marchetti,3,", StringComparison.Ordinal)));
        var refused = await before.Submit("hand-over", ("mentor", theo), ("confirm", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Ce binôme n’est pas possible", refused.Text, StringComparison.Ordinal);
        await Wave.Import(wave.World, Wave.Line("4", l => l));
        db.ParticipantChoices.Add(new(await wave.Part(db, "3"), await Wave.PersonOf(db, "4"), Binome.Enrolment.ChoiceKind.Veto, 0));
        await db.SaveChangesAsync();
        refused = await before.Submit("hand-over", ("mentor", theo), ("confirm", "true"), ("_key", Guid.NewGuid().ToString()));
        Assert.Contains("Ce binôme n’est pas possible", refused.Text, StringComparison.Ordinal);
        Assert.True((await wave.Read(pairing)).IsRunning);
    }

    [Theory, BothDatabases]
    public async Task A_conflict_brings_who_could_be_instead_by_the_rules_and_the_decision_is_kept(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        var manager = await wave.As("1");
        var page = await manager.Get(wave.Address);
        var link = page.Document.QuerySelector("a[href*='&to=']")!;
        Assert.Equal("Théo Marchetti", link.TextContent);
        await using var db = wave.World.Database.Open();
        var theo = await wave.Part(db, "4");
        // Once Théo has said no to Bertrand he is not proposed, and nothing says why.
        db.ParticipantChoices.Add(new(theo, await Wave.PersonOf(db, "3"), Binome.Enrolment.ChoiceKind.Veto, 0));
        await db.SaveChangesAsync();
        wave.World.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Null((await manager.Get(wave.Address)).Document.QuerySelector("a[href*='&to=']"));
        Assert.DoesNotContain("Théo", (await manager.Get($"{wave.Address}?pair={pairing}")).Text, StringComparison.Ordinal);
        await db.ParticipantChoices.Where(c => c.ParticipantId == theo).ExecuteDeleteAsync();
        wave.World.Clock.Move(TimeSpan.FromMinutes(2));
        var one = await manager.Get(link.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal(theo.ToString(), one.Document.QuerySelector("select[name=mentor] option[selected]")!.GetAttribute("value"));
        await one.Submit("hand-over", ("mentor", theo.ToString()), ("confirm", "true"));
        var next = await db.Pairings.SingleAsync(p => p.EndedAt == null);
        Assert.True(next.Fit > 0);
        var runs = await manager.Get($"/programmes/{wave.Programme}/runs");
        Assert.Contains("Un binôme choisi à la main", runs.Text, StringComparison.Ordinal);
        var record = await manager.Answer(new(HttpMethod.Get, $"/programmes/{wave.Programme}/runs/{next.Run}/record"));
        var text = await record.Content.ReadAsStringAsync();
        Assert.Contains("\"chosen\": \"m1\"", text, StringComparison.Ordinal);
        Assert.Contains("\"approvedByName\"", text, StringComparison.Ordinal);
        foreach (var tell in new[] { "Théo", "Bertrand", "Maëlle", theo.ToString() })
            Assert.DoesNotContain(tell, text, StringComparison.Ordinal);
        // The board is not troubled by a record that is no board.
        Assert.Equal(HttpStatusCode.OK, (await manager.Get($"/programmes/{wave.Programme}/board")).Status);
    }

    [Theory, BothDatabases]
    public async Task Whom_one_declined_or_left_before_is_not_offered_again(Store store)
    {
        await using var wave = await Wave.Start(store);
        var first = await wave.Announced("4", "3");
        await (await (await wave.As("4")).Get($"/pairings/{first}")).Submit("decline");
        var second = await wave.Announced("2", "3");
        var page = await (await wave.As("1")).Get($"{wave.Address}?pair={second}");
        Assert.DoesNotContain("Théo", page.Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.True(await db.Pairings.AnyAsync(p => p.End == PairingEnd.Declined));
    }

    [Theory, BothDatabases]
    public async Task A_coordinator_sees_the_pairs_of_their_sites_and_nothing_sealed(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using (var db = wave.World.Database.Open())
        {
            db.ProgrammeRoles.Add(
                new(
                    new Ids(wave.World.Clock).New<ProgrammeRole>(),
                    wave.Programme,
                    await Wave.PersonOf(db, "5"),
                    RoleKind.Coordinator,
                    wave.World.Clock.Now(),
                    "test"
                )
                {
                    Cities = "Lyon|Nantes",
                }
            );
            await db.SaveChangesAsync();
        }
        var seen = await wave.Announced("2", "3"); // Lyon and Nantes
        var elsewhere = await wave.Announced("4", "6"); // Lyon and Paris
        var hidden = await wave.Announced("4", "7");
        var coordinator = await wave.As("5");
        var page = await coordinator.Get(wave.Address);
        Assert.Contains("Bertrand Casteljaloux", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Françoise", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 binôme en cours", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("a[href$='/board']")); // its managers' alone
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"{wave.Address}?pair={seen}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"{wave.Address}?pair={elsewhere}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"{wave.Address}?pair={hidden}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.As("2")).Get(wave.Address)).Status);
    }
}
