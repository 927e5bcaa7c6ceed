using System.Net;
using System.Text.RegularExpressions;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>From the mail after a session to one more session, by somebody who never signs in.</summary>
public sealed partial class LinkedEvaluationTests
{
    private static readonly (string, string)[] FourTaps = [("usefulness", "5"), ("comfort", "4"), ("recommends", "9"), ("next", "1")];

    [Theory, BothDatabases]
    public async Task The_mail_after_a_session_leads_to_its_evaluation_and_further_without_signing_in(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        var agreed = await met.Read(address);
        Assert.Empty(await Mails(met));
        met.Wave.World.Clock.Move(agreed.EndsAt!.Value.AddMinutes(16) - met.Wave.World.Clock.Now());
        var mails = await Mails(met);
        Assert.Equal(2, mails.Count);
        await met.Wave.World.Drain();
        Assert.Equal(2, (await Mails(met)).Count); // once each

        // Six clicks: the link, four taps, the button.
        var stranger = met.Wave.World.Visitor("fr");
        var link = Link().Match(mails["3"]).Value;
        var page = await stranger.Get(link);
        Assert.Equal(4, page.Document.QuerySelectorAll("main fieldset:has([required])").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("evaluation", ("usefulness", "5"))).Status);
        Assert.Equal(SessionState.Agreed, (await met.Read(address)).State); // nothing half done
        page = await page.Submit("evaluation", FourTaps);
        Assert.Equal("Merci, c’est noté", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(SessionState.Held, (await met.Read(address)).State);

        var further = page.Document.QuerySelector("main a.primary")!.GetAttribute("href")!;
        page = await stranger.Get(further);
        var shown = page.Document.QuerySelectorAll("main li").Select(l => Met.Plain(l.TextContent.Trim())).ToList();
        Assert.Equal(3, shown.Count); // nobody proposes what they have not seen
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("further", ("word", " "))).Status);
        page = await page.Submit("further", ("word", "Un tableau de bord à nous deux"));
        Assert.Empty(page.Document.QuerySelectorAll("main form")); // proposed, once
        await using var db = met.Wave.World.Database.Open();
        var proposed = await db.Sessions.Whole().SingleAsync(s => s.State == SessionState.Proposed);
        Assert.Equal(("Un tableau de bord à nous deux", 3), (Assert.Single(proposed.Steps).Word, proposed.Slots.Count));

        // The other says that it did not happen, from the same mail; then that it did.
        await (await stranger.Get(NotMet().Match(mails["2"]).Value)).Submit("answer");
        Assert.Equal(SessionState.Missed, (await met.Read(address)).State);
        page = await stranger.Get(Link().Match(mails["2"]).Value);
        Assert.Equal("Il a été dit que vous ne vous étiez pas vus", page.Heading);
        page = await stranger.Get(new Uri(page.Document.QuerySelector("main a.primary")!.GetAttribute("href")!).AbsolutePath);
        await page.Submit("answer");
        Assert.Equal(SessionState.Held, (await met.Read(address)).State);
        Assert.Equal("Ce lien ne sert plus", (await stranger.Get("/evaluations/x")).Document.QuerySelector("h1")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_forwarded_the_mail_reads_nothing_that_was_said(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        var agreed = await met.Read(address);
        await met.Until(agreed.EndsAt!.Value.AddMinutes(16));
        string link;
        await using (var db = met.Wave.World.Database.Open())
        {
            var mentee = await Tests.Pairings.Wave.PersonOf(db, "3");
            var mail = await db.ProgrammeMails.AsNoTracking().SingleAsync(m => m.PersonId == mentee && m.Kind == AskHowItWas.MailKind);
            link = Regex.Match(mail.Text, "/evaluations/[A-Za-z0-9_-]+").Value;
        }
        await (await (await met.As("2")).Get(address)).Submit("held");
        // said signed in, on the page
        await (await (await met.As("3")).Get($"{address}/evaluation")).Submit(
            "evaluation",
            ("usefulness", "1"),
            ("comfort", "1"),
            ("recommends", "0"),
            ("next", "3")
        );
        var page = await met.Wave.World.Visitor("fr").Get(link);
        Assert.DoesNotContain("arrêter", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("à l’aise", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main .primary")); // nor that they would go on
    }

    [Theory, BothDatabases]
    public async Task What_was_moved_cancelled_or_evaluated_meanwhile_is_not_asked_about(Store store)
    {
        await using var met = await Met.Start(store);
        var cancelled = await met.Agreed();
        await (await (await met.As("2")).Get(cancelled)).Submit("cancel");
        var moved = await met.Agreed();
        await (await (await met.As("2")).Get(moved)).Submit("propose", ("slot", "2027-03-15@750"));
        await (await (await met.As("3")).Get(moved)).Submit("accept");
        var start = (await met.Read(moved)).StartsAt!.Value;
        met.Wave.World.Clock.Move(start.AddMinutes(-1) - met.Wave.World.Clock.Now());
        Assert.Empty(await Mails(met)); // the first time has gone by, and so has the cancelled one's
        met.Wave.World.Clock.Move(TimeSpan.FromMinutes(2));
        await (await (await met.As("2")).Get(moved)).Submit("held");
        await (await (await met.As("2")).Get($"{moved}/evaluation")).Submit("evaluation", FourTaps);
        met.Wave.World.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("3", Assert.Single(await Mails(met)).Key);
    }

    private static async Task<Dictionary<string, string>> Mails(Met met)
    {
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == AskHowItWas.MailKind).ToListAsync();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Number!);
        return mails.ToDictionary(m => people[m.PersonId], m => m.Text);
    }

    [GeneratedRegex("/evaluations/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("/answers/[A-Za-z0-9_-]+")]
    private static partial Regex NotMet();
}
