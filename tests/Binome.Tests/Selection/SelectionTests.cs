using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class SelectionTests
{
    [Theory, BothDatabases]
    public async Task Six_candidates_are_each_answered_in_their_language_and_none_waits_longer_than_promised(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        foreach (var candidate in Candidates)
            Assert.Contains(
                SpeaksFrench(candidate) ? "11 mars 2027" : "11 March 2027",
                (await chosen.Apply(candidate)).Text,
                StringComparison.Ordinal
            );
        Assert.Empty(await TakingPart(chosen));
        await IsSharedOut(chosen);

        // Two readers, blind to each other, who disagree about Bob; a manager looks third.
        var (first, second) = (await ReaderOf(chosen, Bob, 0), await ReaderOf(chosen, Bob, 1));
        await chosen.Review(first, Bob, 4, "Words of the first.");
        var blind = await (await chosen.As(second)).Get(await chosen.PageOf(Bob));
        Assert.DoesNotContain("Words of the first", blind.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Testbob", blind.Html, StringComparison.Ordinal);
        await chosen.Review(second, Bob, 1);
        var maud = await chosen.As(Maud);
        Assert.Contains("4 disagreements", (await maud.Get(chosen.Page)).Text, StringComparison.Ordinal);
        await chosen.Review(Maud, Bob, 3);
        var both = await maud.Get(await chosen.PageOf(Bob));
        Assert.Contains("Words of the first", both.Text, StringComparison.Ordinal);
        Assert.Contains("far apart", both.Text, StringComparison.Ordinal);

        // Their line manager agrees for Ann, not for Dan; the other says nothing, and is reminded.
        await Agree(chosen, "Ann", 0);
        await Agree(chosen, "Dan", 1);
        await (await (await chosen.As(Eve)).Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        await chosen.Days(3.5);
        Assert.Equal(2, (await chosen.LettersTo(Chief)).Count);
        Assert.Contains("since 1 March 2027", (await maud.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "5 candidates wait",
            (await maud.Get($"/programmes/{chosen.Programme.Id}/overview")).Text,
            StringComparison.Ordinal
        );

        // What is decided can be undone until it leaves.
        await chosen.Decide(Ann, Outcome.Refused, "practice");
        await (await maud.Get(await chosen.PageOf(Ann))).Submit("undo");
        Assert.Contains("has not agreed the time", (await chosen.Decide(Bob, Outcome.Selected)).Text, StringComparison.Ordinal);
        Assert.Contains("The letter leaves on", (await chosen.Decide(Ann, Outcome.Selected)).Text, StringComparison.Ordinal);
        await chosen.Decide(Bob, Outcome.Reserve, "places");
        await chosen.Decide(Cleo, Outcome.Redirected, "topics", "We need your kit on video.");
        await chosen.Decide(Dan, Outcome.Refused, "time", "Merci pour votre bel exemple.");
        await chosen.World.Drain();
        Assert.Empty(await TakingPart(chosen));
        await chosen.Days(0.01);
        Assert.Equal([Ann], await TakingPart(chosen));
        var take = Links((await chosen.LettersTo(Cleo))[^1], "/other-roles/");
        await (await chosen.World.Visitor().Get(take[0])).Submit("take"); // nobody signs in
        Assert.Equal(OtherRole.TopicAuthor, (await chosen.Of(Cleo)).Took);

        // Nobody decides on Fay: those who run it hear of the silence, and of the day before; the promise is kept all the same.
        await chosen.Days(3);
        await chosen.Days(3);
        await chosen.Days(((await chosen.Of(Fay)).KeptAt - chosen.World.Clock.GetUtcNow().UtcDateTime).TotalDays); // an hour before the promised moment
        await Answered(chosen);
        Assert.Contains(
            "personne n’a pu décider".ToUpperInvariant(),
            (await chosen.LettersTo(Fay))[^1].Text.ToUpperInvariant(),
            StringComparison.Ordinal
        );
        string[] told = ["silent", "due", "lapsed"];
        await using (var db = chosen.World.Database.Open())
        {
            var me = await chosen.IdOf(Maud);
            var kinds = await db
                .ProgrammeMails.Where(m => m.PersonId == me)
                .OrderBy(m => m.QueuedAt)
                .Select(m => m.Kind)
                .Distinct()
                .ToListAsync();
            Assert.Equal(told.Order(), kinds.Select(k => k.Split('.')[^1]).Order());
        }

        // The reserve of one wave is read first in the next.
        await chosen.NextWave();
        await chosen.Apply(Dan);
        await chosen.Apply(Bob);
        var next = await maud.Get(chosen.Page);
        Assert.Contains("Bob", next.Document.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("priority", next.Document.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Everybody had what was owed: a receipt and one answer, or a receipt and that they withdrew; in their language, in time; and line managers nothing but the question.</summary>
    private static async Task Answered(Chosen chosen)
    {
        var expected = new Dictionary<string, Outcome?>
        {
            [Ann] = Outcome.Selected,
            [Bob] = Outcome.Reserve,
            [Cleo] = Outcome.Redirected,
            [Dan] = Outcome.Refused,
            [Eve] = null,
            [Fay] = Outcome.Reserve,
        };
        foreach (var (candidate, outcome) in expected)
        {
            var application = await chosen.Of(candidate);
            Assert.Equal(outcome, application.Outcome);
            Assert.True((application.AnsweredAt ?? application.WithdrawnAt) <= application.PromisedAt, candidate);
            var letters = await chosen.LettersTo(candidate);
            Assert.Equal(2, letters.Count);
            Assert.All(letters, l => Assert.StartsWith(SpeaksFrench(candidate) ? "Bonjour" : "Hello", l.Text, StringComparison.Ordinal));
        }
        Assert.Contains("Merci pour votre bel exemple.", (await chosen.LettersTo(Dan))[^1].Text, StringComparison.Ordinal);
        foreach (var manager in new[] { Boss, Chief })
        foreach (var letter in await chosen.LettersTo(manager))
            Assert.DoesNotMatch("Because of|First you look|reserve|réserve|select", letter.Text);
        // Nobody who was given an application learns anything from it any more.
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await (await chosen.As(await ReaderOf(chosen, Bob, 0))).Get(await chosen.PageOf(Bob))).Status
        );
    }

    private static async Task IsSharedOut(Chosen chosen)
    {
        await using var db = chosen.World.Database.Open();
        var rosa = await chosen.IdOf(Reviewers[0]);
        var ann = (await chosen.Of(Ann)).Id;
        var reviews = await db.Reviews.AsNoTracking().ToListAsync();
        Assert.All(reviews.GroupBy(r => r.ApplicationId), of => Assert.Equal(ShareOut.Readers, of.Count()));
        Assert.Equal(Candidates.Length, reviews.Select(r => r.ApplicationId).Distinct().Count());
        Assert.All(reviews.CountBy(r => r.ReviewerId), of => Assert.InRange(of.Value, 3, 5));
        Assert.DoesNotContain(reviews, r => r.ApplicationId == ann && r.ReviewerId == rosa);
        foreach (var reviewer in Reviewers)
            Assert.Single(await chosen.LettersTo(reviewer)); // one a day, however many
    }

    private static async Task<string> ReaderOf(Chosen chosen, string candidate, int at)
    {
        var application = (await chosen.Of(candidate)).Id;
        await using var db = chosen.World.Database.Open();
        var readers = await db
            .Reviews.Where(r => r.ApplicationId == application && !r.IsThird)
            .Join(db.People, r => r.ReviewerId, p => p.Id, (r, p) => p.Email!)
            .Order()
            .ToListAsync();
        return readers[at];
    }

    private static async Task Agree(Chosen chosen, string name, int link)
    {
        var letter = (await chosen.LettersTo(Boss)).First(l => l.Text.Contains($"{name} Test", StringComparison.Ordinal));
        var page = await chosen.World.Visitor().Get(Links(letter, "/agreements/")[link]);
        Assert.Equal("Thank you: your answer is noted", (await page.Submit("answer")).Heading);
    }

    private static async Task<List<string>> TakingPart(Chosen chosen)
    {
        await using var db = chosen.World.Database.Open();
        return await db
            .Participants.Enrolled()
            .Where(p => p.ProgrammeId == chosen.Programme.Id)
            .Join(db.People, p => p.PersonId, p => p.Id, (_, p) => p.Email!)
            .ToListAsync();
    }
}
