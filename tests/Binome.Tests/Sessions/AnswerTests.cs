using System.Text.RegularExpressions;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

/// <summary>What a mail's links do for somebody who never signs in.</summary>
public sealed partial class AnswerTests
{
    [Theory, BothDatabases]
    public async Task From_the_mail_alone_a_time_is_accepted_and_later_told(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Proposed(); // by Bertrand, 3
        var (to, mail) = Assert.Single(await met.Letters("timesProposed"));
        Assert.Equal("2", to);
        var links = Links(mail);
        Assert.Equal(4, links.Count); // three times, and none of them
        var stranger = met.Wave.World.Visitor("fr");
        foreach (var link in links)
            Assert.Single((await stranger.Get(link)).Document.QuerySelectorAll("main form button")); // looked at by a mail scanner: nothing happens
        Assert.Equal(SessionState.Proposed, (await met.Read(address)).State);

        var page = await stranger.Get(links[1]);
        Assert.Equal("Cet horaire vous convient ?", Met.Plain(page.Document.QuerySelector("h1")!.TextContent));
        Assert.DoesNotContain("Bertrand", page.Document.Body!.TextContent, StringComparison.Ordinal);
        page = await page.Submit("answer");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var agreed = await met.Read(address);
        Assert.Equal(SessionState.Agreed, agreed.State);
        Assert.Contains(
            SessionWords.Sentence(In("fr", () => SessionWords.When(agreed.StartsAt!.Value, 30, "Europe/Paris"))),
            page.Document.Body!.TextContent
        );

        foreach (var link in links) // those that were not chosen, and the chosen one again
            Assert.Empty((await stranger.Get(link)).Document.QuerySelectorAll("main form"));

        Assert.Empty((await stranger.Get(await Link(met, address, SessionAct.Met, "2"))).Document.QuerySelectorAll("main form")); // it has not begun
        await met.Until(agreed.EndsAt!.Value.AddDays(2)); // neither has told: both are asked
        var asked = await met.Letters("untold");
        var (met1, not) = (Links(asked[0].Text)[0], Links(asked[1].Text)[1]);
        await (await stranger.Get(met1)).Submit("answer");
        Assert.Equal(SessionState.Held, (await met.Read(address)).State);
        await (await stranger.Get(not)).Submit("answer"); // the other remembers otherwise
        Assert.Equal(SessionState.Missed, (await met.Read(address)).State);
        met.Wave.World.Clock.Move(SessionLinks.ToTell);
        page = await stranger.Get(met1);
        Assert.Equal("Ce lien ne sert plus", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task None_of_the_times_turns_it_around_and_nothing_forged_or_of_somebody_gone_opens(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Proposed();
        var none = Links(Assert.Single(await met.Letters("timesProposed")).Text)[^1];
        var stranger = met.Wave.World.Visitor("en");
        var page = await stranger.Get(none);
        await page.Submit("answer");
        await page.Submit("answer"); // pressed twice
        var asked = await met.Read(address);
        Assert.Empty(asked.Slots);
        Assert.Single(asked.Steps, s => s.Kind == StepKind.AskedAgain);

        foreach (var forged in new[] { "x", none[9..^1], $"{none[9..^3]}AAA", new string('A', 176) })
            Assert.Equal("This link no longer works", (await stranger.Get($"/answers/{forged}")).Document.QuerySelector("h1")!.TextContent);
        await using (var db = met.Wave.World.Database.Open())
            await db.People.Where(p => p.Number == "2").ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, new DateOnly(2027, 2, 1)));
        Assert.Equal("This link no longer works", (await stranger.Get(none)).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_link_is_good_for_one_purpose_until_its_moment()
    {
        var links = new SignedLinks(new EphemeralDataProtectionProvider());
        var (now, act) = (new DateTime(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc), new SignedAct(2, Guid.NewGuid(), Guid.NewGuid(), 7));
        var token = links.Make("sessions", act, now);
        Assert.Equal(act, links.Read("sessions", token, now));
        Assert.Null(links.Read("sessions", token, now.AddTicks(1)));
        Assert.Null(links.Read("evaluations", token, now));
        for (var at = 0; at < token.Length - 1; at++)
            Assert.Null(links.Read("sessions", $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}", now));
    }

    /// <summary>The button of a page that stood open: it says how things stand, and asks nobody to copy what they have not typed.</summary>
    [Theory, BothDatabases]
    public async Task An_answer_that_comes_too_late_is_shown_how_things_stand(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Proposed();
        var page = await met.Wave.World.Visitor("fr").Get(Links(Assert.Single(await met.Letters("timesProposed")).Text)[0]);
        await (await (await met.As("3")).Get(address)).Submit("cancel");
        page = await page.Submit("answer");
        Assert.Equal("Cette séance est annulée", page.Heading);
        Assert.Contains("Cette page avait changé", page.Text, StringComparison.Ordinal);
    }

    private static List<string> Links(string mail) => [.. Address().Matches(mail).Select(m => m.Value)];

    private static async Task<string> Link(Met met, string address, SessionAct act, string number)
    {
        await using var db = met.Wave.World.Database.Open();
        var person = (await db.People.SingleAsync(p => p.Number == number)).Id;
        var session = await met.Read(address);
        var links = met.Wave.World.Services.GetRequiredService<SessionLinks>();
        return Address().Match(links.To(act, session, session.Seats.Single(s => s.PersonId == person).ParticipantId)).Value;
    }

    private static string In(string language, Func<string> say) => Words.In(language, say);

    [GeneratedRegex("/answers/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
