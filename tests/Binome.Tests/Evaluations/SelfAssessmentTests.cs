using System.Net;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Evaluations;

/// <summary>What people say of themselves: before, after, and weeks later.</summary>
public sealed class SelfAssessmentTests
{
    [Theory, BothDatabases]
    public async Task A_mentee_is_asked_before_the_first_session_once_the_pair_is_done_and_twice_later(Store store)
    {
        await using var met = await Met.Start(store);
        var bertrand = await met.As("3");
        var part = await Part(met, "3");
        string Page(string when) => $"/self-assessments/{part}/{when}";
        Assert.NotNull((await bertrand.Get("/")).Document.QuerySelector($"a[href='{Page("before")}']"));
        foreach (var when in new[] { "after", "two-weeks", "eight-weeks", "never" })
            Assert.Equal(HttpStatusCode.NotFound, (await bertrand.Get(Page(when))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("2")).Get(Page("before"))).Status); // the mentor's own is another
        var form = await bertrand.Get(Page("before"));
        Assert.Equal(22, form.Document.QuerySelectorAll("main input[type=radio]").Length);
        var wrong = await form.Submit("assess", ("AtEase", "3"), ("Alone", "11"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await wrong.Submit("assess", ("AtEase", "3"), ("Alone", "1"));
        var again = await bertrand.Get(Page("before"));
        Assert.Equal("Merci, c’est noté", again.Heading);
        await again.Submit("assess", ("AtEase", "2"), ("Alone", "0"));
        Assert.Null((await bertrand.Get("/")).Document.QuerySelector($"a[href='{Page("before")}']"));

        // They meet; the mentor, who was not asked in time, is asked no more.
        var session = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await bertrand.Get(session)).Submit("held");
        var mentor = await Part(met, "2");
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("2")).Get($"/self-assessments/{mentor}/before")).Status);

        await PlanDays(met);
        await Close(met);
        Assert.Equal(PairingEnd.Closed, (await Pairing(met)).End);
        await Days(met, 1);
        Assert.Equal(["2", "3"], await Letters(met, "after"));
        await (await bertrand.Get(Page("after"))).Submit("assess", ("AtEase", "8"), ("Alone", "7"));
        Assert.Equal(HttpStatusCode.NotFound, (await bertrand.Get(Page("two-weeks"))).Status);
        Assert.Empty(await Letters(met, "used"));
        await Days(met, 14);
        Assert.Equal(["3"], await Letters(met, "used")); // of use at work mentees alone are asked
        await (await bertrand.Get(Page("two-weeks"))).Submit("assess", ("UsedAtWork", "1"));
        await Days(met, 42);
        Assert.Equal(["3", "3"], await Letters(met, "used"));
        Assert.Equal(["2", "3"], await Letters(met, "after")); // once

        await using var db = met.Wave.World.Database.Open();
        var said = await db.SelfAssessments.AsNoTracking().OrderBy(a => a.Asked).ThenBy(a => a.Question).ToListAsync();
        Assert.Equal(
            [
                (Asked.Before, Question.AtEase, 2),
                (Asked.Before, Question.Alone, 0),
                (Asked.After, Question.AtEase, 8),
                (Asked.After, Question.Alone, 7),
                (Asked.TwoWeeks, Question.UsedAtWork, 1),
            ],
            said.Select(s => (s.Asked, s.Question, s.Value))
        );
        bertrand = await met.As("3"); // a month later nobody is signed in any more
        Assert.Contains("je sais le faire seul", (await bertrand.Get("/account/data")).Text, StringComparison.Ordinal);
        await (await bertrand.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(0, await db.SelfAssessments.CountAsync());
    }

    /// <summary>Five mentees before, four after: the first is a figure, the second waits; and a counted answer does not change.</summary>
    [Theory, BothDatabases]
    public async Task Figures_of_before_and_after_are_cells_of_their_own(Store store)
    {
        await using var pairs = await Tests.Sessions.Pairs.Make(store);
        await using var db = pairs.Database.Open();
        var clock = new MovedClock();
        var circle = new Circle(db, pairs.Programme, clock);
        await circle.Pair(5);
        var assess = new AssessOneself(db, clock);
        var programme = await db.Programmes.AsNoTracking().SingleAsync();
        foreach (var ((_, mentor, mentee), at) in circle.Pairs.Select((p, at) => (p, at)))
        {
            await assess.Run(
                Sheet(mentee, Asked.Before),
                new Dictionary<Question, int> { [Question.AtEase] = at, [Question.Alone] = 1 },
                default
            );
            if (at > 0)
                await assess.Run(
                    Sheet(mentee, Asked.After),
                    new Dictionary<Question, int> { [Question.AtEase] = 9, [Question.Alone] = 9 },
                    default
                );
            if (at > 0)
                await assess.Run(Sheet(mentor, Asked.Before), new Dictionary<Question, int> { [Question.HoldsOwn] = 4 }, default);
        }
        db.ChangeTracker.Clear();
        await circle.Night();
        var figures = await EvaluationFigures.Of(db, pairs.Programme, default);
        var before = figures.In(Cell.MenteesBefore);
        Assert.Equal((5, 5, 2.0), (before.Answers, before.People, before.Mean(Question.AtEase)));
        var (low, high) = before.MeanWithin(Question.AtEase, 10);
        Assert.Equal((0.04, 3.96), (Math.Round(low, 2), Math.Round(high, 2))); // 2 ± 2.776 × √2.5 / √5
        Assert.All(Enum.GetValues<Cell>().Where(c => c != Cell.MenteesBefore), c => Assert.False(figures.In(c).IsShown));
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            assess.Run(
                Sheet(circle.Pairs[0].Mentee, Asked.Before),
                new Dictionary<Question, int> { [Question.AtEase] = 9, [Question.Alone] = 9 },
                default
            )
        );
        Assert.Equal("evaluations.refused.released", refused.Key);
        db.ChangeTracker.Clear();
        await assess.Run(
            Sheet(circle.Pairs[0].Mentee, Asked.After),
            new Dictionary<Question, int> { [Question.AtEase] = 9, [Question.Alone] = 9 },
            default
        );
        await circle.Night();
        Assert.Equal(9, (await EvaluationFigures.Of(db, pairs.Programme, default)).In(Cell.MenteesAfter).Mean(Question.Alone));

        SelfAssessmentSheet Sheet(Participant who, Asked asked) => new(who, programme, asked, new Dictionary<Question, int>(), false);
    }

    private static async Task<Id<Participant>> Part(Met met, string number)
    {
        await using var db = met.Wave.World.Database.Open();
        var person = await Wave.PersonOf(db, number);
        return await db.Participants.Where(p => p.PersonId == person).Select(p => p.Id).SingleAsync();
    }

    private static async Task<Pairing> Pairing(Met met)
    {
        await using var db = met.Wave.World.Database.Open();
        return await db.Pairings.AsNoTracking().SingleAsync(p => p.Id == met.Pairing);
    }

    /// <summary>To whom, by number.</summary>
    private static async Task<List<string>> Letters(Met met, string kind)
    {
        await using var db = met.Wave.World.Database.Open();
        var numbers = await db
            .ProgrammeMails.Where(m => m.Kind == $"evaluations.mail.{kind}")
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => p.Number!)
            .ToListAsync();
        return [.. numbers.Order()];
    }

    internal static async Task Close(Met met) =>
        await (await (await met.As("1")).Get($"{met.Wave.Address}?pair={met.Pairing}")).Submit(
            "close",
            ("note", "Fait."),
            ("confirm", "true")
        );

    internal static async Task PlanDays(Met met)
    {
        await using var scope = met.Wave.World.Services.CreateAsyncScope();
        await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), met.Wave.World.Clock.Now(), default);
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
    }

    internal static async Task Days(Met met, int days)
    {
        for (var day = 0; day < days; day++)
        {
            met.Wave.World.Clock.Move(TimeSpan.FromDays(1));
            await met.Wave.World.Drain();
        }
    }
}
