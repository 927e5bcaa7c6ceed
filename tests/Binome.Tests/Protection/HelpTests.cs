using System.Net;
using System.Text;
using Binome.Platform;
using Binome.Programmes;
using Binome.Protection;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Protection;

public sealed class HelpTests
{
    private const string Secret = "Il parle de moi à mon chef.";
    private const string Proposal = "Un café mardi, loin du bureau.";

    [Theory, BothDatabases]
    public async Task Who_calls_is_read_by_the_one_person_they_chose_and_is_answered_in_the_same_way(Store store)
    {
        await using var wave = await Wave.Start(store);
        var (pairing, calls) = (await wave.Announced("2", "3"), $"/programmes/{wave.Programme}/help");
        await wave.Accept(pairing, "2", "3");
        var (mentee, trusted) = (await wave.As("3"), await wave.As("8"));
        Assert.Contains($"/pairings/{pairing}/help", (await mentee.Get($"/pairings/{pairing}")).Html, StringComparison.Ordinal);
        var form = await mentee.Get($"/pairings/{pairing}/help");
        Assert.Contains("Appeler Joséphine Attali", form.Text, StringComparison.Ordinal);
        await form.Submit("call", ("said", Secret));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await mentee.Get($"/pairings/{pairing}/help")).Submit("call")).Status); // one at a time
        await wave.World.Drain();

        await using var db = wave.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(db, Secret)); // encrypted, and in no mail
        var asked = await db.ProgrammeMails.SingleAsync(m => m.Kind == CallForHelp.MailKind);
        Assert.Equal(await Wave.PersonOf(db, "8"), asked.PersonId);
        Assert.DoesNotContain("Bertrand", asked.Subject + asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pairing.ToString(), asked.Text, StringComparison.Ordinal);

        var page = await trusted.Get(calls);
        Assert.Contains(Secret, page.Text, StringComparison.Ordinal);
        Assert.Contains("Bertrand Casteljaloux", page.Text, StringComparison.Ordinal);
        var call = await db.HelpCalls.AsNoTracking().SingleAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit($"answer-{call.Id}")).Status);
        await page.Submit($"answer-{call.Id}", ("answer", Proposal));
        await wave.World.Drain();
        Assert.Contains(Proposal, (await mentee.Get($"/pairings/{pairing}/help")).Text, StringComparison.Ordinal);
        Assert.Contains("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await db.ProgrammeMails.CountAsync(m => m.Kind == AnswerHelp.MailKind && !m.Text.Contains("café")));
        await (await trusted.Get(calls)).Submit($"close-{call.Id}");
        Assert.DoesNotContain("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
    }

    /// <summary>The other of the pair, the manager, an administrator: the same pages, byte for byte in words, as before anybody called; only the count moves.</summary>
    [Theory, BothDatabases]
    public async Task Nobody_else_learns_of_a_call(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "7"); // Hugo is sealed
        await wave.Accept(pairing, "2", "7");
        var (mentor, manager, hugo) = (await wave.As("2"), await wave.As("1"), await wave.As("7"));
        string[] own = ["/", $"/pairings/{pairing}", $"/pairings/{pairing}/help", $"/pairings/{pairing}/sessions", "/account/data"];
        string[] leads = ["/", $"{wave.Address}?pair={pairing}", $"/programmes/{wave.Programme}/mails", $"/programmes/{wave.Programme}"];
        await wave.World.Drain();
        var before = await Texts((mentor, own), (manager, leads));

        await (await hugo.Get($"/pairings/{pairing}/help")).Submit("call", ("said", Secret));
        await wave.World.Drain();
        await using var db = wave.World.Database.Open();
        var call = await db.HelpCalls.AsNoTracking().SingleAsync();
        await (await (await wave.As("8")).Get($"/programmes/{wave.Programme}/help")).Submit($"answer-{call.Id}", ("answer", Proposal));
        await wave.World.Drain();

        Assert.Equal(before, await Texts((mentor, own), (manager, leads)));
        foreach (var who in new[] { mentor, manager })
            Assert.Equal(HttpStatusCode.NotFound, (await who.Get($"/programmes/{wave.Programme}/help")).Status);
        var overview = await manager.Get($"/programmes/{wave.Programme}/overview");
        var figures = overview.Document.QuerySelector("section[aria-labelledby=help]")!.TextContent;
        Assert.Contains("Appels faits\u00a0: 1. Avec une réponse\u00a0: 1.", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("Hugo", overview.Text, StringComparison.Ordinal);
        var log = await db.AuditEntries.Where(e => e.Act.StartsWith("protection.")).ToListAsync();
        Assert.Equal(2, log.Count);
        Assert.All(log, e => Assert.Equal((CallForHelp.Somebody, ""), (e.Actor, e.Subject)));
    }

    [Theory, BothDatabases]
    public async Task Where_nobody_is_named_both_sides_read_whom_to_name(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var db = wave.World.Database.Open())
            await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.TrustedPerson).ExecuteDeleteAsync();
        var page = await (await wave.As("3")).Get($"/pairings/{pairing}/help");
        Assert.Contains("nommer une personne de confiance", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.Forms, f => f.QuerySelector("[value=call]") is not null);
        var overview = await (await wave.As("1")).Get($"/programmes/{wave.Programme}/overview");
        Assert.Contains("Nommer une personne de confiance", overview.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Erased_their_words_go_and_the_count_stays(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var mentee = await wave.As("3");
        await (await mentee.Get($"/pairings/{pairing}/help")).Submit("call", ("said", Secret));
        Assert.Contains(Secret, (await mentee.Get("/account/data")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, (await (await wave.As("8")).Get("/account/data")).Text, StringComparison.Ordinal);
        await (await mentee.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        await using var db = wave.World.Database.Open();
        Assert.Empty((await db.HelpCalls.AsNoTracking().SingleAsync()).Said);
    }

    private static async Task<string> Texts(params (Visitor Who, string[] Addresses)[] asked)
    {
        var read = new StringBuilder();
        foreach (var (who, addresses) in asked)
        foreach (var address in addresses)
            read.AppendLine((await who.Get(address)).Text);
        return read.ToString();
    }
}
