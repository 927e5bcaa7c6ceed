using System.Net;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

public sealed class PairingTests
{
    [Theory, BothDatabases]
    public async Task Needs_in_words_open_only_when_both_have_accepted(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var mentor = await wave.As("2");
        var page = await mentor.Get($"/pairings/{pairing}");
        Assert.Equal("Vous et Bertrand Casteljaloux", page.Heading);
        Assert.Contains("Acheteur, Nantes", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trop de courriels", page.Html, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("main .primary"));
        page = await page.Submit("accept");
        Assert.DoesNotContain("Trop de courriels", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("12 h 30", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await wave.Accept(pairing, "3");
        page = await mentor.Get($"/pairings/{pairing}");
        Assert.Contains("Trop de courriels pour 3.", page.Text, StringComparison.Ordinal);
        Assert.Contains("lundi de 12 h 30 à 14 h", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Joséphine Attali", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await wave.Mails("accepted")).Count);
    }

    [Theory, BothDatabases]
    public async Task Hours_stand_in_the_zone_of_the_profile_and_come_from_it_where_none_were_said_here(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using (var db = wave.World.Database.Open())
        {
            var mentor = await wave.Part(db, "2");
            await db.Participants.Where(p => p.Id == mentor).ExecuteUpdateAsync(p => p.SetProperty(x => x.Hours, ""));
            db.Profiles.Add(new(await Wave.PersonOf(db, "2")) { TimeZone = "America/Montreal", Hours = "fri 18-20" });
            await db.SaveChangesAsync();
        }
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        var page = await (await wave.As("3")).Get($"/pairings/{pairing}");
        Assert.Contains("À l’heure de Montréal.", page.Text, StringComparison.Ordinal);
        Assert.Contains("vendredi de 18 h à 20 h", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("lundi de 12 h 30 à 14 h", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal); // the other's own
    }

    [Theory, BothDatabases]
    public async Task A_wish_is_told_to_its_author_alone(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        Assert.Contains("Vous aviez souhaité", (await (await wave.As("3")).Get($"/pairings/{pairing}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("souhaité", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever wanted it: the other reads the same bytes, on the page and in the mail, and so does who wanted it.</summary>
    [Theory, BothDatabases]
    public async Task Declined_left_or_withdrawn_the_other_reads_the_same(Store store)
    {
        var read = new List<(string Page, string Subject, string Mail)>();
        foreach (var how in new[] { PairingEnd.Declined, PairingEnd.Left, PairingEnd.Withdrawn })
        {
            await using var wave = await Wave.Start(store);
            var pairing = await wave.Announced("2", "3");
            if (how == PairingEnd.Declined)
                await (await (await wave.As("2")).Get($"/pairings/{pairing}")).Submit("decline");
            else
                await wave.Accept(pairing, "2", "3");
            if (how == PairingEnd.Left)
                await (await (await wave.As("2")).Get($"/pairings/{pairing}")).Submit("leave");
            if (how == PairingEnd.Withdrawn)
                await (await (await wave.As("1")).Get($"{wave.Address}?pair={pairing}")).Submit("withdraw");
            Assert.Equal(how, (await wave.Read(pairing)).End);
            await wave.World.Drain();
            foreach (var who in new[] { "2", "3" })
            {
                var page = await (await wave.As(who)).Get($"/pairings/{pairing}");
                Assert.DoesNotContain("Trop de courriels", page.Html, StringComparison.Ordinal);
                await using var db = wave.World.Database.Open();
                var person = await Wave.PersonOf(db, who);
                var mail = (await wave.Mails("ended")).Single(m => m.PersonId == person);
                read.Add(
                    (
                        page.Document.QuerySelector("main")!.InnerHtml.Replace($"{pairing}", "…", StringComparison.Ordinal),
                        mail.Subject,
                        mail.Text.Replace($"{pairing}", "…", StringComparison.Ordinal)
                    )
                );
            }
            await using var log = wave.World.Database.Open();
            var entries = await log.AuditEntries.Where(e => e.Subject == pairing.ToString()).ToListAsync();
            if (how != PairingEnd.Withdrawn)
                Assert.Equal("one of the pair", entries.Single(e => e.Act == $"pairings.audit.{how}").Actor);
        }
        Assert.Equal(6, read.Count);
        Assert.Single(read.Distinct());
        Assert.Contains("Ce binôme a pris fin. Personne ne donne de raison", read[0].Page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_sealed_mentee_is_named_inside_the_pair_and_nowhere_else(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "7");
        Assert.Equal("Vous et Hugo Saintonge", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Heading);
        await wave.Accept(pairing, "2", "7");
        foreach (var other in new[] { "0", "1", "3", "4", "8" })
        {
            var visitor = await wave.As(other);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/pairings/{pairing}")).Status);
            Assert.DoesNotContain("Hugo", (await visitor.Get("/")).Html, StringComparison.Ordinal);
        }
        var manager = await wave.As("1");
        foreach (var address in new[] { wave.Address, $"{wave.Address}?pair={pairing}", $"{wave.Address}?show=waiting" })
        {
            var page = await manager.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Hugo", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Financier", page.Html, StringComparison.Ordinal);
        }
        await using var db = wave.World.Database.Open();
        Assert.All(await db.ProgrammeMails.ToListAsync(), m => Assert.DoesNotContain("Hugo", m.Subject + m.Text, StringComparison.Ordinal));
        Assert.All(await db.AuditEntries.ToListAsync(), e => Assert.DoesNotContain("Hugo", e.Subject, StringComparison.Ordinal));
        // The account of who is sealed stands beside no pair in the log.
        var account = (await db.Accounts.SingleAsync(a => a.Email == "hugo@a.example")).Id.ToString();
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Actor == account && e.Act.StartsWith("pairings.")));
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_seen_before_the_announcement(Store store)
    {
        await using var wave = await Wave.Start(store);
        var published = await wave.Publish("1", ("2", "3"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.As("2")).Get($"/pairings/{published[0].Id}")).Status);
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.Equal(HttpStatusCode.OK, (await (await wave.As("2")).Get($"/pairings/{published[0].Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task Nobody_who_is_gone_or_one_of_the_two_is_offered_to_be_called(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var db = wave.World.Database.Open())
        {
            foreach (var number in new[] { "2", "5" })
                db.ProgrammeRoles.Add(
                    new(
                        new Ids(wave.World.Clock).New<ProgrammeRole>(),
                        wave.Programme,
                        await Wave.PersonOf(db, number),
                        RoleKind.TrustedPerson,
                        wave.World.Clock.Now(),
                        "test"
                    )
                );
            await db.SaveChangesAsync();
        }
        await Wave.Import(wave.World, Wave.Line("5", l => l + "yes"));
        var page = await (await wave.As("3")).Get($"/pairings/{pairing}");
        Assert.Equal(
            ["Joséphine Attali"],
            page.Document.QuerySelectorAll("section[aria-labelledby=trust] li, #trust li").Select(l => l.TextContent.Trim()).Distinct()
        );
    }
}
