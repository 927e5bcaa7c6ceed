using System.Net;
using System.Text;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Protection;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Whoever was called lost the role, left the company or is erased: the author is told and calls another, nobody else is reminded, and the managers count no one as waiting.</summary>
    [Theory, BothDatabases]
    public async Task A_call_that_nobody_can_answer_any_more_says_so_to_its_author(Store store)
    {
        foreach (var way in new[] { "role", "left", "erased" })
        {
            await using var wave = await Wave.Start(store);
            var pairing = await wave.Announced("2", "3");
            var (mentee, help) = (await wave.As("3"), $"/pairings/{pairing}/help");
            await (await mentee.Get(help)).Submit("call", ("said", Secret));
            var overview = $"/programmes/{wave.Programme}/overview";
            Assert.Contains("Le plus ancien", (await (await wave.As("1")).Get(overview)).Text, StringComparison.Ordinal);
            Assert.Contains("Votre appel est arrivé", (await mentee.Get(help)).Text, StringComparison.Ordinal);
            await using var db = wave.World.Database.Open();
            var josephine = await Wave.PersonOf(db, "8");
            if (way == "role")
                await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.TrustedPerson).ExecuteDeleteAsync();
            else if (way == "left")
                await Wave.Import(wave.World, Wave.Line("8", l => l + "2027-02-01"));
            else
                await (await (await wave.As("8")).Get("/account/erasure")).Submit("erase", ("sure", "true"));

            var told = await mentee.Get(help);
            Assert.Contains("ne peut plus être jointe", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Votre appel est arrivé", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Le plus ancien", (await (await wave.As("1")).Get(overview)).Text, StringComparison.Ordinal);
            wave.World.Clock.Move(TimeSpan.FromDays(3));
            await Night(wave);
            await Night(wave); // once
            Assert.Equal(0, await db.ProgrammeMails.CountAsync(m => m.Kind == RemindTrusted.MailKind));
            var word = await db.ProgrammeMails.SingleAsync(m => m.Kind == AnswerHelp.MailKind);
            Assert.Equal(await Wave.PersonOf(db, "3"), word.PersonId);
            Assert.Contains(help, word.Text, StringComparison.Ordinal);

            var ids = new Ids(wave.World.Clock);
            var karim = await Wave.PersonOf(db, "5");
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), wave.Programme, karim, RoleKind.TrustedPerson, DateTime.UtcNow, "test"));
            await db.SaveChangesAsync();
            await (await mentee.Get(help)).Submit("call", ("said", Secret));
            Assert.Equal(1, await db.HelpCalls.CountAsync(c => c.TrustedId == karim));
        }
    }

    /// <summary>Long after the call, too: the reminder of two working days has left, and nothing else would speak of it.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_waits_for_an_answer_hears_that_nobody_can_give_it_any_more(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await (await (await wave.As("3")).Get($"/pairings/{pairing}/help")).Submit("call", ("said", Secret));
        wave.World.Clock.Move(TimeSpan.FromDays(3));
        await Night(wave);
        await using var db = wave.World.Database.Open();
        Assert.Equal(1, await db.ProgrammeMails.CountAsync(m => m.Kind == RemindTrusted.MailKind));
        Assert.Equal(0, await db.ProgrammeMails.CountAsync(m => m.Kind == AnswerHelp.MailKind));
        await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.TrustedPerson).ExecuteDeleteAsync();
        await Night(wave);
        var word = await db.ProgrammeMails.SingleAsync(m => m.Kind == AnswerHelp.MailKind);
        Assert.Equal(await Wave.PersonOf(db, "3"), word.PersonId);
    }

    private static async Task Night(Wave wave)
    {
        await wave.World.Drain();
        await using (var scope = wave.World.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetServices<ITidy>().OfType<TellUnreached>().Single().Tidy(wave.World.Clock.Now(), default);
        await wave.World.Drain();
    }

    /// <summary>What was answered is news until its author closes it, and for fourteen days.</summary>
    [Theory, BothDatabases]
    public async Task An_answer_is_news_until_its_author_closes_the_call_and_never_for_long(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        var (mentee, trusted, help) = (await wave.As("3"), await wave.As("8"), $"/pairings/{pairing}/help");
        await (await mentee.Get(help)).Submit("call");
        await Answer();
        Assert.Contains("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        wave.World.Clock.Move(TimeSpan.FromDays(15));
        Assert.DoesNotContain("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        await (await mentee.Get(help)).Submit("call");
        await Answer();
        Assert.Contains("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        var last = await db.HelpCalls.AsNoTracking().OrderBy(c => c.MadeAt).LastAsync();
        await (await mentee.Get(help)).Submit($"close-{last.Id}");
        Assert.DoesNotContain("Un mot pour vous", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        Assert.NotNull((await db.HelpCalls.AsNoTracking().SingleAsync(c => c.Id == last.Id)).ClosedAt);

        async Task Answer()
        {
            await using var open = wave.World.Database.Open();
            var call = await open.HelpCalls.AsNoTracking().SingleAsync(c => c.AnsweredAt == null);
            await (await trusted.Get($"/programmes/{wave.Programme}/help")).Submit($"answer-{call.Id}", ("answer", Proposal));
        }
    }

    /// <summary>Also of a pair that has ended; no more once the words of the programme are forgotten.</summary>
    [Theory, BothDatabases]
    public async Task A_pair_that_has_ended_still_leads_to_somebody_to_tell(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        var (mentee, page, help) = (await wave.As("3"), $"/pairings/{pairing}", $"/pairings/{pairing}/help");
        await (await mentee.Get(page)).Submit("leave");
        var ended = await mentee.Get(page);
        Assert.NotNull(ended.Document.QuerySelector($"main a[href='{help}']"));
        Assert.DoesNotContain("Quiniou", ended.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await (await mentee.Get(help)).Submit("call");
        await using (var made = wave.World.Database.Open())
            await (await (await wave.As("8")).Get($"/programmes/{wave.Programme}/help")).Submit(
                $"answer-{(await made.HelpCalls.SingleAsync()).Id}",
                ("answer", Proposal)
            );
        var home = await mentee.Get("/");
        Assert.Contains("Un mot pour vous", home.Text, StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector($"main a[href='{help}']"));
        Assert.Null(home.Document.QuerySelector($"main a[href='{page}']")); // the answer alone: what has ended waits for nobody
        await using var scope = wave.World.Services.CreateAsyncScope();
        var (db, calling) = (scope.ServiceProvider.GetRequiredService<BinomeDb>(), scope.ServiceProvider.GetRequiredService<CallForHelp>());
        await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.ForgottenAt, wave.World.Clock.Now()));
        var pair = await db.Pairings.Where(p => p.Id == pairing).WithPeople(db).SingleAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await calling.Run(pair, pair.Mentee, await Wave.PersonOf(db, "8"), "", await wave.ViewerOf("3"), default)
        );
        Assert.Equal("protection.refused.forgotten", refused.Key);
        Assert.Null((await mentee.Get(page)).Document.QuerySelector($"main a[href='{help}']"));
        Assert.DoesNotContain((await mentee.Get(help)).Document.Forms, f => f.QuerySelector("[value=call]") is not null);
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
