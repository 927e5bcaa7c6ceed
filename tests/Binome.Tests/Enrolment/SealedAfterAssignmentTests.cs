using System.Net;
using System.Text;
using Binome.Enrolment;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

/// <summary>A manager put one person on by name, who then chose to be sealed: no address, audit line, mail or list leads from the name to the alias.</summary>
public sealed class SealedAfterAssignmentTests
{
    [Theory, BothDatabases]
    public async Task What_was_seen_beside_the_name_leads_nowhere(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await Assign(wave, manager);
        var known = (await wave.PartOf(Eve))!;
        var people = await manager.Get(wave.People);
        var address = people.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Eve Testeve").GetAttribute("href")!;
        Assert.Equal("Eve Testeve", (await manager.Get(address)).Heading);
        var now = await Seal(wave);
        Assert.NotEqual(known.Alias, now.Alias);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get(address)).Status);
        people = await manager.Get(wave.People);
        Assert.DoesNotContain(known.Id.ToString(), people.Html, StringComparison.Ordinal);
        var link = people.Document.QuerySelectorAll("a").Single(a => a.TextContent == Said(now)).GetAttribute("href")!;
        Assert.Equal(Said(now), (await manager.Get(link)).Heading);
        Assert.Equal("Eve Testeve", (await (await wave.World.SignedIn(SealedCoordinator)).Get(link)).Heading);
    }

    [Theory, BothDatabases]
    public async Task The_audit_log_says_no_alias_for_what_was_done_while_they_were_known(Store store)
    {
        await using var wave = await Wave.Make(store);
        var admin = await wave.World.Administrator();
        var manager = await wave.World.SignedIn(Manager);
        await Assign(wave, manager);
        var known = (await wave.PartOf(Eve))!;
        await manager.Get($"/programmes/{wave.Programme.Id}/participants/{known.Id}");
        var now = await Seal(wave);
        foreach (var address in (string[])["/audit", "/audit.csv"])
        {
            var audit = await admin.Get(address);
            Assert.Contains("(name withheld)", audit.Html, StringComparison.Ordinal);
            var lines = WebUtility
                .HtmlDecode(audit.Html)
                .Split(["</tr>", "\n"], default)
                .Where(l => l.Contains("participant ", StringComparison.Ordinal))
                .ToList();
            Assert.NotEmpty(lines);
            foreach (var line in lines)
            foreach (var trace in (string[])[Said(now), Said(known), "Testeve"])
                Assert.False(line.Contains(trace, StringComparison.Ordinal), line);
            Assert.DoesNotContain(Said(now), WebUtility.HtmlDecode(audit.Html), StringComparison.Ordinal);
        }
        wave.World.Clock.Move(TimeSpan.FromMinutes(5));
        await manager.Get($"/programmes/{wave.Programme.Id}/participants/{now.Alias}");
        Assert.Contains(Said(now), (await admin.Get("/audit")).Text, StringComparison.Ordinal); // from then on
    }

    [Theory, BothDatabases]
    public async Task A_new_list_changes_nothing_of_them_and_no_topic_tells_whom_a_list_described(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await Send(await manager.Get(wave.Lists), "id,needs\nN-eve,networks:5\n");
        var now = await Seal(wave);
        await Send(await manager.Get(wave.Lists), "id,needs\nN-eve,data:1\n");
        await using var db = wave.World.Database.Open();
        Assert.Equal("networks", (await db.ParticipantTopics.SingleAsync()).Topic);
        foreach (var address in (string[])[wave.People, $"/programmes/{wave.Programme.Id}/participants/{now.Alias}"])
        {
            var page = await manager.Get(address);
            Assert.Contains(Said(now), page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("etworks", Page.Plain(page.Document.QuerySelector("main")!.InnerHtml), StringComparison.Ordinal);
        }
        // Whoever knows who it is reads them.
        Assert.Contains("etworks", (await (await wave.World.SignedIn(SealedCoordinator)).Get(wave.People)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_list_of_mails_has_no_alias_and_those_who_wait_stand_in_no_order_of_time(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await Assign(wave, manager);
        await wave.World.Drain();
        var now = await Seal(wave);
        wave.World.Clock.Move(TimeSpan.FromMinutes(5));
        await wave.Join(Zoe, ParticipantKind.Mentee);
        await wave.World.Drain();
        var mails = await manager.Get($"/programmes/{wave.Programme.Id}/mails");
        Assert.Contains("Eve Testeve", mails.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Said(now), mails.Text, StringComparison.Ordinal);
        var waiting = (await manager.Get($"/programmes/{wave.Programme.Id}/pairings")).Document.QuerySelector("main")!.TextContent;
        var (zoe, alias) = (waiting.IndexOf("Zoe Testzoe", StringComparison.Ordinal), waiting.IndexOf(Said(now), StringComparison.Ordinal));
        Assert.True(zoe >= 0 && zoe < alias, $"Zoe at {zoe}, the alias at {alias}");
    }

    [Theory, BothDatabases]
    public async Task Nothing_in_an_id_tells_when_its_owner_was_put_on(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Assign(wave, await wave.World.SignedIn(Manager));
        Assert.Equal(4, (await wave.PartOf(Eve))!.Id.Value.Version); // random; 7 begins with the time
    }

    private static string Said(Participant participant) => Aliases.Say(participant.Alias);

    private static async Task Assign(Wave wave, Visitor manager) =>
        await (await manager.Get(wave.Lists)).Submit("assign", ("as", "mentee"), ("list", "N-eve"));

    private static async Task<Participant> Seal(Wave wave)
    {
        wave.World.Clock.Move(TimeSpan.FromMinutes(5));
        var eve = await wave.World.SignedIn(Eve, "en");
        await (await eve.Get($"{wave.Form}?as=mentee&step=discretion")).Submit("discretion", ("discretion", "3"));
        var now = (await wave.PartOf(Eve))!;
        Assert.True(now.IsSealed);
        return now;
    }

    private static Task<Page> Send(Page page, string mentees) =>
        page.Submit("lists", [("mentees", "mentees.csv", Encoding.UTF8.GetBytes(mentees))], ("do", "apply"));
}
