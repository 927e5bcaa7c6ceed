using System.Net;
using Binome.Platform;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class OwnApplicationTests
{
    [Theory, BothDatabases]
    public async Task It_says_where_it_stands_takes_another_role_and_is_withdrawn_at_any_time(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        var address = $"/programmes/{chosen.Programme.Id}/application";
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await chosen.As(Cleo)).Get(address)).Status);
        await chosen.Apply(Cleo);
        var cleo = await chosen.As(Cleo);
        Assert.Contains("You have an answer by Thursday 11 March 2027", (await cleo.Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("You have an answer by", (await cleo.Get("/")).Text, StringComparison.Ordinal);
        await chosen.Decide(Cleo, Outcome.Redirected, "topics", "Your kit on video.");
        Assert.DoesNotContain("Another role", (await cleo.Get(address)).Text, StringComparison.Ordinal); // it can still be undone
        await chosen.Days(0.01);
        var page = await cleo.Get(address);
        Assert.Equal("Another role for you", page.Heading);
        Assert.Contains("Your kit on video.", page.Text, StringComparison.Ordinal);
        await page.Submit("take", ("role", "FlashMentor"));
        Assert.Equal(OtherRole.FlashMentor, (await chosen.Of(Cleo)).Took);
        var data = await cleo.Get("/account/data");
        Assert.Contains("Your kit on video.", data.Text, StringComparison.Ordinal);
        Assert.Contains("Because of cleo", data.Text, StringComparison.Ordinal);
        page = await (await cleo.Get(address)).Submit("withdraw");
        Assert.Equal("You have withdrawn", page.Heading);
        Assert.EndsWith("/application", (await chosen.LettersTo(Cleo))[^1].Text.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>The promised day is a day of whoever reads it: the answer is there before it ends on their clock, east and west.</summary>
    [Theory, BothDatabases]
    public async Task The_promised_day_is_one_of_the_readers_own_calendar(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        var zones = new Dictionary<string, string> { [Ann] = "Asia/Singapore", [Cleo] = "Pacific/Honolulu" };
        await using (var db = chosen.World.Database.Open())
            foreach (var (email, zone) in zones)
                await db.People.Where(p => p.Email == email).ExecuteUpdateAsync(p => p.SetProperty(x => x.TimeZone, zone));
        var now = chosen.World.Clock.Now();
        chosen.World.Clock.Move(now.Date.AddHours(20) - now); // in Singapore it is tomorrow already, in Honolulu the morning
        foreach (var (email, day) in new[] { (Ann, "Friday 12 March 2027"), (Cleo, "Thursday 11 March 2027") })
        {
            await chosen.Apply(email);
            Assert.Contains(day, (await chosen.LettersTo(email))[0].Text, StringComparison.Ordinal);
            var visitor = await chosen.As(email);
            foreach (var address in new[] { "/", $"/programmes/{chosen.Programme.Id}/application" })
                Assert.Contains(day, (await visitor.Get(address)).Text, StringComparison.Ordinal);
            Assert.Equal(day, Moments.WeekDay(Moments.DayOf((await chosen.Of(email)).KeptAt, zones[email])));
        }
    }

    /// <summary>What reviewers marked was marked on these words.</summary>
    [Theory, BothDatabases]
    public async Task Two_texts_that_were_read_stay_as_they_are_until_they_are_sent_anew(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        var cleo = await chosen.As(Cleo);
        var form = $"/programmes/{chosen.Programme.Id}/enrolment?as=mentor&step=motivation";
        await Write("Other reasons.");
        Assert.Equal("Other reasons.", await Why());
        await using (var db = chosen.World.Database.Open())
        {
            var reviewer = await db.Reviews.Select(r => r.ReviewerId).FirstAsync();
            await chosen.Review(await db.People.Where(p => p.Id == reviewer).Select(p => p.Email!).SingleAsync(), Cleo, 3);
        }
        var refused = await Write("Better reasons.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("withdraw your application, and send it anew", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Other reasons.", await Why());
        Assert.NotEqual(HttpStatusCode.UnprocessableEntity, (await Write("Other reasons.")).Status); // nothing changes
        await (await cleo.Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        await Write("Better reasons.");
        Assert.Equal("Better reasons.", await Why());

        async Task<Page> Write(string why) => await (await cleo.Get(form)).Submit("motivation", ("why", why), ("do", "next"));

        async Task<string> Why()
        {
            await using var db = chosen.World.Database.Open();
            return await db.Motivations.Select(m => m.Why).SingleAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Marks_and_the_line_managers_answer_are_told_in_words(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Ann);
        var letter = (await chosen.LettersTo(Boss))[0];
        await (await chosen.World.Visitor().Get(Links(letter, "/agreements/")[1])).Submit("answer");
        foreach (var reviewer in new[] { Reviewers[1], Reviewers[2] })
            await chosen.Review(reviewer, Ann, 4);
        const string words = "Good at explaining: Simple, with an example, and one feels like trying";
        foreach (var reader in new[] { Ann, Reviewers[1] })
        {
            var data = await (await chosen.As(reader)).Get("/account/data");
            Assert.Contains(words, data.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("explains=4", data.Text, StringComparison.Ordinal);
        }
        Assert.Contains("Not now", (await (await chosen.As(Boss)).Get("/account/data")).Text, StringComparison.Ordinal);
    }
}
