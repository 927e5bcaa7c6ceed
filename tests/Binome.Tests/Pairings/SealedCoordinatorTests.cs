using System.Net;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

/// <summary>The one person who knows sealed mentees, and runs nothing: Zoé Roi. Hugo is sealed.</summary>
public sealed class SealedCoordinatorTests
{
    [Theory, BothDatabases]
    public async Task They_see_sealed_pairs_by_name_and_nobody_elses(Store store)
    {
        await using var wave = await Named(store);
        var (open, hidden) = (await wave.Announced("2", "3"), await wave.Announced("4", "7"));
        var zoe = await wave.As("0");
        var page = await zoe.Get(wave.Address);
        Assert.Equal("Binômes scellés", page.Heading);
        Assert.Contains("Hugo Saintonge", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bertrand", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Françoise", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await zoe.Get($"{wave.Address}?pair={open}")).Status);
        var one = await zoe.Get($"{wave.Address}?pair={hidden}");
        Assert.Contains("Hugo Saintonge", one.Text, StringComparison.Ordinal);
        await one.Submit("pause");
        Assert.NotNull((await wave.Read(hidden)).PausedAt);
        await using var db = wave.World.Database.Open();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == SealedLook.ListAct));
        Assert.DoesNotContain("Hugo", (await (await wave.As("1")).Get($"{wave.Address}?pair={hidden}")).Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task They_choose_a_mentor_by_hand_for_whom_nobody_else_can_help(Store store)
    {
        await using var wave = await Named(store);
        await Vetoes(wave, "7", "2");
        var zoe = await wave.As("0");
        var list = await zoe.Get(wave.Address);
        Assert.Contains("Hugo Saintonge n’a pas encore de mentor", list.Text, StringComparison.Ordinal);
        var link = list.Document.QuerySelector("a[href*='?for=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.As("1")).Get(link)).Status);
        var page = await zoe.Get(link);
        var needs = page.Document.QuerySelector("section[aria-labelledby=why] tbody tr")!;
        Assert.Equal(["4", "2"], needs.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));

        await using var db = wave.World.Database.Open();
        var (maelle, theo) = (await wave.Part(db, "2"), await wave.Part(db, "4"));
        Assert.Equal(
            [theo.ToString()],
            page.Document.QuerySelectorAll("option[value]:not([value=''])").Select(o => o.GetAttribute("value"))
        );
        var unconfirmed = await page.Submit("choose", ("mentor", theo.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unconfirmed.Status);
        var refused = await page.Submit("choose", ("mentor", maelle.ToString()), ("confirm", "true"), ("_key", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await db.Pairings.ToListAsync());
        var chosen = await page.Submit("choose", ("mentor", theo.ToString()), ("confirm", "true"), ("_key", Guid.NewGuid().ToString()));
        Assert.Equal(wave.Address, chosen.Path);
        var pairing = await db.Pairings.SingleAsync();
        Assert.Equal((theo, await wave.Part(db, "7")), (pairing.MentorId, pairing.MenteeId));
        Assert.True(pairing.Fit > 0);
        // What was decided is kept as for any pair that is chosen outside a board, and names nobody.
        var record = await (await wave.As("1")).Answer(new(HttpMethod.Get, $"/programmes/{wave.Programme}/runs/{pairing.Run}/record"));
        var text = await record.Content.ReadAsStringAsync();
        foreach (var said in (string[])["\"kind\": \"byHand\"", "\"ended\": null", "\"chosen\": \"m1\"", "Zoé Roi"])
            Assert.Contains(said, System.Text.RegularExpressions.Regex.Unescape(text), StringComparison.Ordinal);
        foreach (var tell in (string[])["Hugo", "Théo", "Maëlle", theo.ToString(), maelle.ToString(), pairing.MenteeId.ToString()])
            Assert.DoesNotContain(tell, text, StringComparison.Ordinal);
        wave.World.Clock.Move(Binome.Pairings.Pairing.Delay);
        await wave.World.Drain();
        Assert.Equal(2, (await wave.Mails("proposed")).Count);
        Assert.DoesNotContain("Hugo", (await (await wave.As("1")).Get(wave.Address)).Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task They_cannot_publish_a_pair_of_anybody_else(Store store)
    {
        await using var wave = await Named(store);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => wave.Publish("0", ("2", "3")));
        Assert.Equal("pairings.refused.notYours", refused.Key);
        Assert.Single(await wave.Publish("0", ("2", "7")));
    }

    private static async Task<Wave> Named(Store store)
    {
        var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var (ids, now) = (new Ids(wave.World.Clock), wave.World.Clock.Now());
        db.ProgrammeRoles.Add(
            new(ids.New<ProgrammeRole>(), wave.Programme, await Wave.PersonOf(db, "0"), RoleKind.SealedCoordinator, now, "test")
        );
        await db.SaveChangesAsync();
        return wave;
    }

    private static async Task Vetoes(Wave wave, string mentee, string mentor)
    {
        await using var db = wave.World.Database.Open();
        db.ParticipantChoices.Add(new(await wave.Part(db, mentee), await Wave.PersonOf(db, mentor), ChoiceKind.Veto, 1));
        await db.SaveChangesAsync();
    }
}
