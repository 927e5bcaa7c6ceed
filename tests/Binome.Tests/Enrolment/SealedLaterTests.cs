using Binome.Accounts;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Programmes;
using Binome.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using PairedWave = Binome.Tests.Pairings.Wave;

namespace Binome.Tests.Enrolment;

/// <summary>Discretion holds for the past too: what was written while somebody was known says no more once they are sealed.</summary>
public sealed class SealedLaterTests
{
    private const string Sealing = "3";
    private static readonly string[] Traces = ["Casteljaloux", "bertrand@a.example", "Acheteur", "Nantes"];

    [Theory, BothDatabases]
    public async Task Sealed_after_the_mails_were_written_their_name_leaves_them_and_every_page(Store store)
    {
        await using var wave = await Started(store);
        var pairing = await wave.Announced("2", Sealing);
        Assert.Contains(await Others(wave), l => l.Text.Contains("Casteljaloux", StringComparison.Ordinal)); // written, and not left yet
        await Choose(wave, "3");
        await Nothing_tells(wave, pairing);
        // The mail can be sent again from the list: the copy says no more.
        var manager = await wave.As("1");
        var mails = await manager.Get($"/programmes/{wave.Programme}/mails");
        foreach (var button in mails.Document.QuerySelectorAll("button[name=mail]").Select(b => b.GetAttribute("value")!))
            await (await manager.Get($"/programmes/{wave.Programme}/mails")).Submit("again", ("mail", button));
        await Nothing_tells(wave, pairing);
        Assert.Equal("Vous et Bertrand Casteljaloux", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Heading);
        Assert.Contains("Casteljaloux", (await (await wave.As("8")).Get(People(wave))).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Sealed_between_the_approval_and_the_announcement_they_are_never_written_down(Store store)
    {
        await using var wave = await Started(store);
        var published = await wave.Publish("1", ("2", Sealing), ("2", "6"));
        await Choose(wave, "3");
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        await Nothing_tells(wave, published[0].Id);
        var mentor = Assert.Single(await Others(wave), l => l.To == "maelle@a.example");
        Assert.Contains("Françoise Delhomeau", mentor.Text, StringComparison.Ordinal);
        Assert.Contains("n’est écrit que sur votre page", mentor.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Unsealed_again_pages_name_them_and_what_was_written_stays_silent(Store store)
    {
        await using var wave = await Started(store);
        await wave.Announced("2", Sealing);
        await Choose(wave, "3");
        await Choose(wave, "1");
        Assert.Contains("Casteljaloux", (await (await wave.As("1")).Get(People(wave))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await Others(wave), l => l.Text.Contains("Casteljaloux", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Their_name_leaves_what_was_written_when_a_pair_was_closed(Store store)
    {
        await using var wave = await Started(store);
        var own = await wave.Announced("2", Sealing);
        var other = await wave.Announced("4", "6");
        var manager = await wave.As("1");
        foreach (
            var (pair, note) in new[]
            {
                (own, "Bertrand est content, M. CASTELJALOUX aussi ; Bertrande vient."),
                (other, "Comme Bertrand Casteljaloux, et comme Bertrand de la compta."),
            }
        )
            await (await manager.Get($"/programmes/{wave.Programme}/pairings?pair={pair}")).Submit("close", ("note", note));
        await Choose(wave, "3");
        Assert.Equal("… est content, M. … aussi ; Bertrande vient.", (await wave.Read(own)).EndNote);
        Assert.Equal("Comme …, et comme Bertrand de la compta.", (await wave.Read(other)).EndNote);
        await Nothing_tells(wave, own);
    }

    [Theory, BothDatabases]
    public async Task Only_the_pair_that_became_sealed_is_written_anew(Store store)
    {
        await using var wave = await Started(store);
        await wave.Publish("1", ("2", Sealing), ("2", "6"), ("4", "6"));
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        var before = await Others(wave);
        await Choose(wave, "3");
        foreach (var letter in await Others(wave))
            if (letter.To == "maelle@a.example")
                Assert.Contains("Françoise Delhomeau", letter.Text, StringComparison.Ordinal);
            else
                Assert.Contains(letter, before);
        await using var db = wave.World.Database.Open();
        foreach (var pair in await db.Pairings.ToListAsync())
            Assert.Equal(
                pair.MenteeId == await wave.Part(db, Sealing),
                !PairingReasons.Read(pair.Reasons).SameCity && !PairingReasons.Read(pair.Reasons).WishedByMentee
            );
    }

    /// <summary>Somebody is named to know sealed people, and Bertrand takes part.</summary>
    private static async Task<PairedWave> Started(Store store)
    {
        var wave = await PairedWave.Start(store);
        await using var db = wave.World.Database.Open();
        var role = new ProgrammeRole(
            new Ids(wave.World.Clock).New<ProgrammeRole>(),
            wave.Programme,
            await PairedWave.PersonOf(db, "8"),
            RoleKind.SealedCoordinator,
            wave.World.Clock.Now(),
            "test"
        );
        db.ProgrammeRoles.Add(role);
        await db.SaveChangesAsync();
        return wave;
    }

    private static string People(PairedWave wave) => $"/programmes/{wave.Programme}/people";

    private static async Task Choose(PairedWave wave, string discretion)
    {
        var page = await (await wave.As(Sealing)).Get($"/programmes/{wave.Programme}/enrolment?as=mentee&step=discretion");
        await page.Submit("discretion", ("discretion", discretion));
    }

    /// <summary>Letters to anybody else, sent or waiting.</summary>
    private static async Task<List<Letter>> Others(PairedWave wave) =>
        [.. (await Mailbox.Letters(wave.World)).Where(l => l.To != "bertrand@a.example")];

    private static async Task Nothing_tells(PairedWave wave, Id<Pairing> pairing)
    {
        var said = new Dictionary<string, string>();
        foreach (var letter in await Others(wave))
            said[$"mail {said.Count}"] = letter.Subject + letter.Text;
        await using (var db = wave.World.Database.Open())
        {
            var person = await PairedWave.PersonOf(db, Sealing);
            foreach (var mail in await db.ProgrammeMails.Where(m => m.PersonId != person).ToListAsync())
                said[$"kept {said.Count}"] = mail.Subject + mail.Text;
            said["audit"] = string.Join('\n', (await db.AuditEntries.ToListAsync()).Select(e => e.Subject));
            said["reasons"] = (await db.Pairings.SingleAsync(p => p.Id == pairing)).Reasons;
        }
        Assert.DoesNotContain("\"sameCity\":true", said["reasons"], StringComparison.Ordinal);
        var manager = await wave.As("1");
        foreach (
            var path in new[] { "", "/people", "/people?q=casteljaloux", "/pairings", $"/pairings?pair={pairing}", "/mails", "/board" }
        )
            said[path] = (await manager.Get($"/programmes/{wave.Programme}{path}")).Document.QuerySelector("main")!.InnerHtml;
        foreach (var (where, text) in said)
        foreach (var trace in Traces)
            Assert.False(
                text.Contains(trace, StringComparison.OrdinalIgnoreCase) && !where.Contains(trace, StringComparison.OrdinalIgnoreCase),
                $"{trace} at {where}"
            );
    }
}
