using System.Net;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

public sealed class SessionTests
{
    [Theory, BothDatabases]
    public async Task Accepted_moved_and_held_each_with_a_word_that_the_other_alone_reads(Store store)
    {
        await using var met = await Met.Start(store);
        var (mentee, mentor, manager) = (await met.As("3"), await met.As("2"), await met.As("1"));
        var proposed = await (await mentee.Get(met.List)).Submit(
            "propose",
            ("word", "Venez avec trois courriels"),
            ("place", "away"),
            ("detail", "Salle Belvédère")
        );
        var page = await mentor.Get(proposed.Path);
        Assert.Equal("Quel horaire vous convient ?", Met.Plain(page.Heading));
        Assert.Contains("Venez avec trois courriels", page.Text, StringComparison.Ordinal);
        Assert.Contains("Loin du bureau : Salle Belvédère", Met.Plain(page.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("accept")).Status); // which one?
        page = await page.Submit("accept", ("slot", Met.First(page)), ("word", "Avec plaisir"));
        Assert.Equal("Jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Plain(page.Heading));
        Assert.Contains("Avec plaisir", (await mentee.Get(proposed.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(["2", "3"], (await met.Letters("agreed")).Select(l => l.To));
        Assert.Contains("Votre prochaine séance", (await mentee.Get("/")).Text, StringComparison.Ordinal);

        page = await page.Submit("propose", ("slot", "2027-03-08@750"), ("word", "Un imprévu"));
        Assert.Equal("Jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Plain(page.Heading)); // it stands
        var answer = await mentee.Get(proposed.Path);
        Assert.Contains("Un imprévu", answer.Text, StringComparison.Ordinal);
        page = await answer.Submit("accept"); // the one that there is
        Assert.Equal("Lundi 8 mars 2027, de 12 h 30 à 13 h", Met.Plain(page.Heading));
        Assert.Equal(["2", "3"], (await met.Letters("moved")).Select(l => l.To));
        Assert.All(
            await met.Letters("moved"),
            l => Assert.Contains("lundi 8 mars 2027, 12 h 30, 30 minutes", l.Text, StringComparison.Ordinal)
        );

        // Calendars put it down, and move it; each knows its own reader alone.
        Assert.All(await met.Invitations("agreed"), i => Assert.Contains("METHOD:REQUEST", i.Calendar, StringComparison.Ordinal));
        foreach (var (to, calendar) in await met.Invitations("moved"))
        {
            Assert.Contains("SEQUENCE:1", calendar, StringComparison.Ordinal);
            Assert.Contains("DTSTART;TZID=Europe/Paris:20270308T123000", calendar, StringComparison.Ordinal);
            Assert.Contains(to == "2" ? "maelle@a.example" : "bertrand@a.example", calendar, StringComparison.Ordinal);
            Assert.DoesNotContain(to == "2" ? "bertrand" : "maelle", calendar, StringComparison.OrdinalIgnoreCase);
        }

        met.Wave.World.Clock.Move(TimeSpan.FromDays(7.5));
        page = await mentor.Get("/");
        Assert.Contains("Lundi 8 mars 2027, de 12 h 30 à 13 h : vous êtes-vous vus ?", Met.Plain(page.Text), StringComparison.Ordinal);
        page = await (await mentor.Get(proposed.Path)).Submit("held"); // one click
        Assert.Equal("Vous vous êtes vus", page.Heading);
        Assert.Contains("Vous vous êtes vus 1 fois", (await mentee.Get($"/pairings/{met.Pairing}")).Text, StringComparison.Ordinal);
        Assert.Equal(SessionState.Missed, (await met.Read((await (await mentee.Get(proposed.Path)).Submit("missed")).Path)).State);

        // Nobody else reads a word of it: not the managers, no mail, no log.
        foreach (var word in new[] { "trois courriels", "Avec plaisir", "imprévu" })
        {
            foreach (var address in new[] { met.Wave.Address, $"{met.Wave.Address}?pair={met.Pairing}", "/" })
                Assert.DoesNotContain(word, (await manager.Get(address)).Html, StringComparison.Ordinal);
            await using var db = met.Wave.World.Database.Open();
            Assert.Equal(["session_steps.word"], await WholeDatabase.Contains(db, word));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get(proposed.Path)).Status);
    }

    [Theory, BothDatabases]
    public async Task Another_time_and_none_of_these_turn_it_around_and_cancelled_is_told(Store store)
    {
        await using var met = await Met.Start(store);
        var (mentee, mentor) = (await met.As("3"), await met.As("2"));
        var address = await met.Proposed();
        var page = await (await mentor.Get(address)).Submit("propose", ("slot", "2027-03-11@600"));
        Assert.Equal("Des horaires sont proposés à Bertrand Casteljaloux", page.Heading);
        page = await (await mentee.Get(address)).Submit("again");
        Assert.Single(await met.Letters("askedAgain"));
        page = await mentor.Get(address);
        Assert.Equal("Bertrand Casteljaloux souhaite d’autres horaires", page.Heading);
        Assert.Single(page.Document.QuerySelectorAll("main .primary"));
        Assert.All(Met.Values(page), slot => Assert.True(string.CompareOrdinal(slot, "2027-03-12") > 0, slot)); // none that was turned down
        page = await page.Submit("propose");
        page = await (await mentee.Get(address)).Submit("cancel", ("word", "Nous verrons au printemps"));
        Assert.Equal("Cette séance est annulée", page.Heading);
        Assert.Contains("Nous verrons au printemps", (await mentor.Get(address)).Text, StringComparison.Ordinal);
        Assert.Empty(await met.Letters("cancelled")); // nothing was agreed
        Assert.Equal("2", Assert.Single(await met.Letters("timesWithdrawn")).To);
        Assert.Contains("name=\"slot\"", (await mentor.Get(met.List)).Html, StringComparison.Ordinal); // and may propose anew
    }

    [Theory, BothDatabases]
    public async Task A_move_does_not_offer_the_time_that_stands_and_its_mail_says_which_that_is(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        var session = await met.Read(address);
        var page = await (await met.As("3")).Get(address);
        Assert.NotEmpty(Met.Values(page));
        Assert.DoesNotContain($"{session.Day:yyyy-MM-dd}@{session.Minute}", Met.Values(page));
        page = await page.Submit("propose");
        var letter = (await met.Letters("timesProposed"))[^1];
        Assert.Equal("2", letter.To);
        Assert.Contains("Convenu pour l’instant", letter.Text, StringComparison.Ordinal);
        await page.Submit("keep"); // whoever was asked is told that the question is gone
        letter = Assert.Single(await met.Letters("kept"));
        Assert.Equal("2", letter.To);
        Assert.Contains("reste à son horaire", letter.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Home_shows_the_session_that_is_agreed_beside_the_one_it_asks_about(Store store)
    {
        await using var met = await Met.Start(store);
        await met.Agreed();
        Assert.DoesNotContain("Convenue", (await (await met.As("2")).Get("/")).Text, StringComparison.Ordinal); // it is what the line says
        await (await (await met.As("3")).Get(met.List)).Submit("propose");
        var home = Met.Plain((await (await met.As("2")).Get("/")).Text);
        Assert.Contains("attend votre réponse", home, StringComparison.Ordinal);
        Assert.Contains("Votre prochaine séance : jeudi 4 mars 2027, de 9 h à 9 h 30", home, StringComparison.Ordinal);
    }

    /// <summary>Taken meanwhile, the page shows what stands, and which times are left.</summary>
    [Theory, BothDatabases]
    public async Task An_hour_that_another_pair_took_is_refused_and_the_page_shows_what_stands(Store store)
    {
        await using var met = await Met.Start(store);
        var other = await met.Wave.Announced("2", "6");
        await met.Wave.Accept(other, "2", "6");
        var address = await met.Proposed();
        var second = (await (await (await met.As("6")).Get($"/pairings/{other}/sessions")).Submit("propose")).Path;
        var mentor = await met.As("2");
        var open = await mentor.Get(second);
        var page = await mentor.Get(address);
        page = await page.Submit("accept", ("slot", Met.First(page)));
        Assert.Equal("Jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Plain(page.Heading));
        var refused = await open.Submit("accept", ("slot", Met.First(open)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cet horaire n’est plus libre", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Quel horaire vous convient ?", Met.Plain(refused.Heading));
        Assert.Equal(3, refused.Document.QuerySelectorAll("main form input[type=radio][name=slot]").Length);
        Assert.Equal(SessionState.Proposed, (await met.Read(second)).State);
        // It is offered no more.
        Assert.DoesNotContain("jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Offered(await mentor.Get(second)));
    }

    [Theory, BothDatabases]
    public async Task A_pair_that_ends_or_pauses_takes_its_sessions_with_it(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        await (await (await met.As("1")).Get($"{met.Wave.Address}?pair={met.Pairing}")).Submit("pause");
        Assert.Equal(SessionState.Cancelled, (await met.Read(address)).State);
        Assert.Equal(["2", "3"], (await met.Letters("cancelled")).Select(l => l.To));
        Assert.All(await met.Invitations("cancelled"), i => Assert.Contains("METHOD:CANCEL", i.Calendar, StringComparison.Ordinal));
        Assert.Contains("le binôme est en pause ou a pris fin", (await (await met.As("3")).Get(address)).Text, StringComparison.Ordinal);
        await (await (await met.As("1")).Get($"{met.Wave.Address}?pair={met.Pairing}")).Submit("resume");
        var again = await met.Agreed();
        var past = again;
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        again = await met.Agreed();
        await (await (await met.As("2")).Get($"/pairings/{met.Pairing}")).Submit("leave");
        Assert.Equal(SessionState.Cancelled, (await met.Read(again)).State);
        // What took place before can still be told, and names nobody.
        var page = await (await met.As("3")).Get(past);
        Assert.DoesNotContain("Maëlle", page.Html, StringComparison.Ordinal);
        await page.Submit("held");
        Assert.Equal(SessionState.Held, (await met.Read(past)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("3")).Get(met.List)).Status);
        await using var db = met.Wave.World.Database.Open();
        Assert.Equal(2, await db.SessionSeats.CountAsync(s => s.StartsAt != null)); // of the one that was held
    }

    /// <summary>Two mentors who meet one mentee together: one session, three seats, and three yeses.</summary>
    [Theory, BothDatabases]
    public async Task Three_meet_once_all_three_have_said_yes(Store store)
    {
        await using var met = await Met.Start(store);
        await using (var db = met.Wave.World.Database.Open())
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.MentorsTogether, 2));
        var other = await met.Wave.Announced("4", "3");
        await met.Wave.Accept(other, "4", "3");
        var address = await met.Proposed();
        Assert.Equal(["2", "4"], (await met.Letters("timesProposed")).Select(l => l.To));
        var (one, two) = (await met.As("2"), await met.As("4"));
        var page = await one.Get(address);
        page = await page.Submit("accept", ("slot", Met.First(page)));
        Assert.Equal(SessionState.Proposed, (await met.Read(address)).State);
        page = await two.Get(address);
        Assert.Single(page.Document.QuerySelectorAll("main form input[type=radio][name=slot]")); // the one that is left
        page = await page.Submit("accept");
        Assert.Equal("Jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Plain(page.Heading));
        Assert.Equal(["2", "3", "4"], (await met.Letters("agreed")).Select(l => l.To));
        foreach (var (who, pairing) in new[] { ("2", met.Pairing), ("4", other), ("3", met.Pairing), ("3", other) })
            Assert.Contains(
                "Votre prochaine séance",
                (await (await met.As(who)).Get($"/pairings/{pairing}")).Text,
                StringComparison.Ordinal
            );
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await two.Get(address)).Submit("held");
        var rows = (await (await met.As("1")).Get(met.Wave.Address)).Document.QuerySelectorAll(
            "section[aria-labelledby=pairs] tbody tr td:last-child"
        );
        Assert.Equal(["1", "1"], rows.Select(r => r.TextContent.Trim()));
    }

    /// <summary>Both read the page before either acted: one act counts, the other is told so, and nobody meets an error page.</summary>
    [Theory, BothDatabases]
    public async Task Of_two_who_cancel_at_once_one_does(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        for (var round = 0; round < 3; round++)
        {
            var pages = new[] { await (await met.As("2")).Get(address), await (await met.As("3")).Get(address) };
            var answers = await Task.WhenAll(pages.Select(page => Task.Run(() => page.Submit("cancel"))));
            // Whoever came when all was over is shown how things stand; whoever came while it was being done was told so.
            Assert.Single(
                answers,
                a => a.Status == HttpStatusCode.UnprocessableEntity || a.Text.Contains("avait changé", StringComparison.Ordinal)
            );
            Assert.Single((await met.Read(address)).Steps, s => s.Kind == StepKind.Cancelled);
            address = await met.Agreed();
        }
    }

    [Theory, BothDatabases]
    public async Task A_pause_that_came_meanwhile_is_seen(Store store)
    {
        await using var met = await Met.Start(store);
        var (wave, now) = (met.Wave, met.Wave.World.Clock.Now());
        await using var scope = wave.World.Services.CreateAsyncScope();
        var read = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var meeting = await PairMeeting.Of(read, await wave.ViewerOf("3"), met.Pairing, now, default);
        await using (var db = wave.World.Database.Open())
        {
            (await db.Pairings.SingleAsync(p => p.Id == met.Pairing)).Pause(now);
            await db.SaveChangesAsync();
        }
        var proposal = new Proposal(meeting!.Propose(60, now), "", "");
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            scope.ServiceProvider.GetRequiredService<ProposeSession>().New(meeting, proposal, default)
        );
        Assert.Equal("sessions.refused.stopped", refused.Key);
        await using var after = met.Wave.World.Database.Open();
        Assert.False(await after.Sessions.AnyAsync());
    }
}
