using System.Net;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

public sealed class SessionsTests
{
    [Theory, BothDatabases]
    public async Task From_home_a_session_is_proposed_in_three_clicks_at_most(Store store)
    {
        await using var met = await Met.Start(store);
        var mentee = await met.As("3");
        var home = await mentee.Get("/");
        Assert.Equal(met.List, home.Document.QuerySelectorAll("main .primary").Single().GetAttribute("href")); // one
        var page = await mentee.Get(met.List);
        Assert.Equal("Vos séances avec Maëlle Quiniou", page.Heading);
        Assert.Equal(
            ["jeudi 4 mars 2027, de 9 h à 9 h 30", "lundi 8 mars 2027, de 12 h 30 à 13 h", "jeudi 11 mars 2027, de 9 h à 9 h 30"],
            Met.Offered(page)
        );
        var done = await page.Submit("propose"); // two: all three stand ticked
        Assert.StartsWith("/sessions/", done.Path, StringComparison.Ordinal);
        Assert.Equal("Des horaires sont proposés à Maëlle Quiniou", done.Heading);
        Assert.Equal(
            met.List,
            (await mentee.Get($"/pairings/{met.Pairing}"))
                .Document.QuerySelector("section[aria-labelledby=next] a:not(.button)")!
                .GetAttribute("href")
        );
        var mentor = await met.As("2");
        home = await mentor.Get("/");
        Assert.Contains("Une séance avec Bertrand Casteljaloux attend votre réponse.", home.Text, StringComparison.Ordinal);
        Assert.Equal(done.Path, home.Document.QuerySelectorAll("main .primary").Single().GetAttribute("href"));
        // Until it is answered there is no second one.
        Assert.DoesNotContain("name=\"slot\"", (await mentor.Get(met.List)).Html, StringComparison.Ordinal);
        var letter = Assert.Single(await met.Letters("timesProposed"));
        Assert.Equal("2", letter.To);
        Assert.Contains("Point à deux : des horaires au choix", letter.Text, StringComparison.Ordinal);
        Assert.Contains("jeudi 4 mars 2027, 9 h 00, 30 minutes", letter.Text, StringComparison.Ordinal);
        Assert.Matches("http://binome.example/seats/[0-9a-f-]{36}\n", $"{letter.Text}\n");
        Assert.DoesNotContain("Bertrand", letter.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Length_later_times_and_one_of_ones_own_are_offered(Store store)
    {
        await using var met = await Met.Start(store);
        await using (var db = met.Wave.World.Database.Open())
        {
            db.Profiles.Add(new(await Wave.PersonOf(db, "2")) { TimeZone = "America/New_York", Hours = "" });
            var part = await met.Wave.Part(db, "2");
            await db.Participants.Where(p => p.Id == part).ExecuteUpdateAsync(p => p.SetProperty(x => x.Hours, "mon 6-9|thu 3-5"));
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.EndsOn, new DateOnly(2027, 3, 20)));
            await db.SaveChangesAsync();
        }
        var mentee = await met.As("3");
        var page = await mentee.Get($"{met.List}?minutes=60");
        // Six o'clock in New York is noon in Paris; from 14 March on, for two weeks, eleven.
        Assert.Equal(
            ["jeudi 4 mars 2027, de 9 h à 10 h", "lundi 8 mars 2027, de 12 h 30 à 13 h 30", "jeudi 11 mars 2027, de 9 h à 10 h"],
            Met.Offered(page)
        );
        Assert.Contains("jeudi 3 h, heure de New York", Met.Plain(page.Text), StringComparison.Ordinal);
        var later = page
            .Document.QuerySelectorAll("main form a")
            .First(a => a.GetAttribute("href")!.Contains("after=", StringComparison.Ordinal));
        page = await mentee.Get(later.GetAttribute("href")!);
        Assert.Equal(["lundi 15 mars 2027, de 12 h 30 à 13 h 30", "jeudi 18 mars 2027, de 9 h à 10 h"], Met.Offered(page));
        var wrong = await page.Submit("propose", ("slot", ""), ("day", "2027-03-22"), ("time", "10:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Le programme ne court pas ce jour-là", wrong.Text, StringComparison.Ordinal);
        foreach (var (day, time) in new[] { ("", "10:00"), ("2027-03-05", "25:00"), ("2027-02-05", "10:00"), ("x", "y") })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await page.Submit("propose", ("slot", ""), ("day", day), ("time", time))).Status
            );
        Assert.Contains("Cochez au moins un horaire", (await page.Submit("propose", ("slot", ""))).Text, StringComparison.Ordinal);
        var done = await page.Submit(
            "propose",
            ("slot", ""),
            ("day", "2027-03-19"),
            ("time", "18:45"),
            ("place", "video"),
            ("detail", "https://meet.example/x")
        );
        var session = await met.Read(done.Path);
        var own = Assert.Single(session.Slots);
        Assert.Equal((new DateOnly(2027, 3, 19), (18 * 60) + 45, "Europe/Paris", 60), (own.Day, own.Minute, own.Zone, own.Minutes));
        Assert.Equal("video|https://meet.example/x", session.ProposedPlace);
    }

    /// <summary>Or whoever types times would find out who meets somebody else, and when.</summary>
    [Theory, BothDatabases]
    public async Task A_refused_time_of_ones_own_does_not_tell_why_the_other_is_not_free(Store store)
    {
        await using var met = await Met.Start(store);
        var elsewhere = await met.Wave.Announced("2", "6");
        await met.Wave.Accept(elsewhere, "2", "6");
        var proposed = await (await (await met.As("6")).Get($"/pairings/{elsewhere}/sessions")).Submit("propose");
        await (await (await met.As("2")).Get(proposed.Path)).Submit("accept", ("slot", "1"));
        await using (var db = met.Wave.World.Database.Open())
        {
            db.Profiles.Add(new(await Wave.PersonOf(db, "2")) { AwayFrom = new(2027, 3, 11), AwayUntil = new(2027, 3, 12) });
            await db.SaveChangesAsync();
        }
        var page = await (await met.As("3")).Get(met.List);
        var said = new List<string>();
        foreach (var day in new[] { "2027-03-04", "2027-03-11" }) // a session with Françoise; a leave
        {
            var refused = await page.Submit("propose", ("slot", ""), ("day", day), ("time", "09:00"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            said.Add(refused.Document.QuerySelector("#propose-time-error, main .error")!.TextContent.Trim());
        }
        Assert.EndsWith("Cet horaire n’est plus libre. Choisissez-en un autre.", Assert.Single(said.Distinct()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.Submit("propose", ("slot", ""), ("day", "2027-03-18"), ("time", "09:00"))).Status);
    }

    /// <summary>What a form says is not believed: neither a time that was not free, nor a length that the programme does not have.</summary>
    [Theory, BothDatabases]
    public async Task A_time_that_was_never_offered_is_refused(Store store)
    {
        await using var met = await Met.Start(store);
        var page = await (await met.As("3")).Get(met.List);
        foreach (
            var slot in new[]
            {
                "2027-03-03@600",
                "2027-03-04@535",
                "2020-01-02@540",
                "2027-03-04@99999",
                "<script>",
                "2027-03-28@150",
                "2099-01-05@600",
            }
        )
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("propose", ("slot", slot))).Status);
        var done = await page.Submit("propose", ("slot", "2027-03-04@540"), ("minutes", "600"));
        Assert.Equal(30, Assert.Single((await met.Read(done.Path)).Slots).Minutes);
    }

    [Theory, BothDatabases]
    public async Task Only_the_two_of_a_pair_that_both_accepted_find_it(Store store)
    {
        await using var met = await Met.Start(store);
        foreach (var other in new[] { "0", "1", "4", "6", "8" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(other)).Get(met.List)).Status);
        var unaccepted = await met.Wave.Announced("4", "6");
        var page = await (await met.As("6")).Get($"/pairings/{unaccepted}/sessions");
        Assert.Contains("Une fois que vous aurez accepté", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form input[name=slot]"));
        // A form that was open when the pair was paused proposes nothing.
        var form = await (await met.As("3")).Get(met.List);
        await (await (await met.As("1")).Get($"{met.Wave.Address}?pair={met.Pairing}")).Submit("pause");
        var after = await form.Submit("propose");
        Assert.Equal(met.List, after.Path); // which has no such form any more, and says so
        Assert.Contains("Cette page avait changé", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("avait changé", (await (await met.As("3")).Get(met.List)).Text, StringComparison.Ordinal); // once
        await using var db = met.Wave.World.Database.Open();
        Assert.False(await db.Sessions.AnyAsync());
    }

    /// <summary>Hours that never meet are said to be so, with the way out; where one said none, office hours stand for theirs.</summary>
    [Theory, BothDatabases]
    public async Task Where_no_hour_suits_both_it_is_said_and_one_of_ones_own_still_can_be_proposed(Store store)
    {
        await using var met = await Met.Start(store);
        await Hours(met, "sat 6-7");
        var mentee = await met.As("3");
        var page = await mentee.Get(met.List);
        Assert.Contains("ne se croisent pas", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main form details[open] input[name=day]"));
        var way = page.Document.QuerySelector("main .notice a")!.GetAttribute("href")!;
        Assert.Contains("name=\"hours\"", (await mentee.Get(way)).Html, StringComparison.Ordinal);
        await Hours(met, "");
        page = await mentee.Get(met.List);
        Assert.Contains("les heures de bureau en tiennent lieu", page.Text, StringComparison.Ordinal);
        Assert.Equal("jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Offered(page).First());
        await Hours(met, "sat 6-7");
        var done = await (await mentee.Get(met.List)).Submit("propose", ("day", "2027-03-03"), ("time", "19:00"));
        Assert.Equal(new DateTime(2027, 3, 3, 18, 0, 0, DateTimeKind.Utc), Assert.Single((await met.Read(done.Path)).Slots).StartsAt);

        static async Task Hours(Met met, string hours)
        {
            await using var db = met.Wave.World.Database.Open();
            var mentor = await met.Wave.Part(db, "2");
            await db.Participants.Where(p => p.Id == mentor).ExecuteUpdateAsync(p => p.SetProperty(x => x.Hours, hours));
        }
    }

    /// <summary>"This holds for every programme": hours said in the profile take the place of those of the enrolment.</summary>
    [Theory, BothDatabases]
    public async Task Hours_changed_in_the_profile_are_those_that_times_are_proposed_in(Store store)
    {
        await using var met = await Met.Start(store);
        var mentee = await met.As("3");
        Assert.Contains(Met.Offered(await mentee.Get(met.List)), t => t.StartsWith("jeudi", StringComparison.Ordinal));
        var profile = await (await mentee.Get("/account/profile")).Submit("profile", ("language", "fr")); // nothing said of hours
        Assert.Contains("C’est fait", profile.Text, StringComparison.Ordinal);
        Assert.Contains(Met.Offered(await mentee.Get(met.List)), t => t.StartsWith("jeudi", StringComparison.Ordinal));
        await profile.Submit("profile", ("mon", "12-14"));
        var offered = Met.Offered(await mentee.Get(met.List)).ToList();
        Assert.NotEmpty(offered);
        Assert.All(offered, t => Assert.StartsWith("lundi", t, StringComparison.Ordinal));
    }
}
