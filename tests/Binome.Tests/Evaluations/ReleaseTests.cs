using Binome.Enrolment;
using Binome.Evaluations;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>Answers of real rows, through the use case, counted night by night.</summary>
public sealed class ReleaseTests
{
    /// <summary>Two hundred things in a random order: what the figures say is what was said by whole batches of five people and more, and nothing afterwards changes it.</summary>
    [Theory, BothDatabases]
    public async Task Figures_are_sums_of_whole_batches_whatever_happens_to_the_answers(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        await using var db = pairs.Database.Open();
        var circle = new Circle(db, pairs.Programme, new MovedClock());
        await circle.Pair(9);
        var random = new Random(5);
        var said = new List<(Session Session, Participant By)>();
        var expected = new Dictionary<Cell, List<int>> { [Cell.Mentors] = [], [Cell.Mentees] = [] };
        var (batches, refused, asked) = (0, 0, 0);
        for (var step = 0; step < 200; step++)
        {
            var (at, kind) = (random.Next(10), random.Next(2));
            if (at < 6 || said.Count == 0)
            {
                var pair = random.Next(circle.Pairs.Count);
                var (_, mentor, mentee) = circle.Pairs[pair];
                said.Add((await circle.Held(pair), kind == 0 ? mentor : mentee));
                asked++;
                await circle.Evaluate(said[^1].Session, said[^1].By, Circle.Says(random.Next(1, 6), random.Next(11)));
            }
            else if (at == 6)
            {
                try
                {
                    var (session, by) = said[random.Next(said.Count)];
                    await circle.Evaluate(session, by, Circle.Says(random.Next(1, 6)));
                }
                catch (RefusedException e) when (e.Key == "evaluations.refused.released")
                {
                    refused++;
                    db.ChangeTracker.Clear();
                }
            }
            else if (at == 7 && step % 3 == 0) // somebody asks for erasure: their answers go, counted or not
                await Erase(db, circle.Pairs[random.Next(circle.Pairs.Count)] is var p && kind == 0 ? p.Mentor : p.Mentee, said);
            else if (at > 7)
                batches += await Night(db, circle, expected);
        }
        var figures = await EvaluationFigures.Of(db, pairs.Programme, default);
        Assert.True(batches > 5 && refused > 0, $"{batches} batches, {refused} refused");
        Assert.Equal(asked * 2, figures.Everybody.Asked);
        // And a second night, with nothing new, counts nothing anew.
        await circle.Night();
        await circle.Night();
        var again = await EvaluationFigures.Of(db, pairs.Programme, default);
        Assert.Equal(await db.AnswerBatches.SumAsync(b => b.Answers), again.Everybody.Answers);
    }

    /// <summary>How many batches it closed.</summary>
    private static async Task<int> Night(BinomeDb db, Circle circle, Dictionary<Cell, List<int>> expected)
    {
        var waiting = await Answers(db, e => e.Batch == null);
        await circle.Night();
        db.ChangeTracker.Clear();
        var closed = 0;
        foreach (var (cell, kind) in new[] { (Cell.Mentors, ParticipantKind.Mentor), (Cell.Mentees, ParticipantKind.Mentee) })
        {
            var mine = waiting.Where(w => w.Kind == kind).ToList();
            if (mine.Select(m => m.Person).Distinct().Count() < ClosedBatch.Least)
                continue;
            expected[cell].AddRange(mine.Select(m => m.Usefulness));
            closed++;
        }
        var figures = await EvaluationFigures.Of(db, circle.Pairs[0].Mentor.ProgrammeId, default);
        foreach (var (cell, figure) in new[] { (Cell.Mentors, figures.Mentors), (Cell.Mentees, figures.Mentees) })
        {
            Assert.Equal(expected[cell].Count, figure.Answers);
            foreach (var mark in Enumerable.Range(1, 5))
                Assert.Equal(expected[cell].Count(m => m == mark), figure.Count(Question.Usefulness, mark));
            foreach (var question in Enum.GetValues<Question>().Where(q => q <= Question.Learned))
                Assert.Equal(figure.Answers, figure.Tally.Where(t => t.Key.Question == question).Sum(t => t.Value));
            Assert.True(figure.People <= figure.Answers && (figure.Answers == 0 || figure.People >= ClosedBatch.Least));
        }
        Assert.Equal(figures.Mentors.Answers + figures.Mentees.Answers, figures.Everybody.Answers);
        return closed;
    }

    private static async Task Erase(BinomeDb db, Participant who, List<(Session Session, Participant By)> said)
    {
        await new OwnEvaluations(db).On(new PersonErased(who.PersonId, default, default), default);
        Assert.Empty(await Answers(db, e => e.ParticipantId == who.Id));
        said.RemoveAll(s => s.By.Id == who.Id);
    }

    private static async Task<List<(Id<Person> Person, ParticipantKind Kind, int Usefulness)>> Answers(
        BinomeDb db,
        System.Linq.Expressions.Expression<Func<Evaluation, bool>> which
    )
    {
        var rows = await db
            .Evaluations.AsNoTracking()
            .Where(which)
            .Join(
                db.Participants,
                e => e.ParticipantId,
                p => p.Id,
                (e, p) =>
                    new
                    {
                        p.PersonId,
                        p.Kind,
                        e.Usefulness,
                    }
            )
            .ToListAsync();
        return [.. rows.Select(r => (r.PersonId, r.Kind, r.Usefulness))];
    }

    /// <summary>Whoever changes an answer in the very moment in which it is counted: either the figures have the new one, or nothing of the batch.</summary>
    [Theory, BothDatabases]
    public async Task Of_a_change_and_the_round_at_once_one_comes_first(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        await using var db = pairs.Database.Open();
        var circle = new Circle(db, pairs.Programme, new MovedClock());
        await circle.Pair(5);
        for (var pair = 0; pair < 5; pair++)
            await circle.Evaluate(await circle.Held(pair), circle.Pairs[pair].Mentor, Circle.Says(5));
        var one = await db.Evaluations.AsNoTracking().FirstAsync();
        await using var other = pairs.Database.Open();
        var changed = await other.Evaluations.FirstAsync(e => e.SessionId == one.SessionId);
        await circle.Night();
        changed.Say(Circle.Says(1), Pairs.Now);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
        var figures = await EvaluationFigures.Of(db, pairs.Programme, default);
        Assert.Equal((5, 5, 5.0), (figures.Mentors.Answers, figures.Mentors.People, figures.Mentors.Mean(Question.Usefulness)));
        Assert.False(figures.Mentees.IsShown);
    }

    /// <summary>Told to have been missed after all: what was said of it is not counted.</summary>
    [Theory, BothDatabases]
    public async Task What_is_said_of_a_session_that_was_not_held_is_refused_and_not_counted(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        await using var db = pairs.Database.Open();
        var clock = new MovedClock();
        var circle = new Circle(db, pairs.Programme, clock);
        await circle.Pair(6);
        for (var pair = 0; pair < 5; pair++)
            await circle.Evaluate(await circle.Held(pair), circle.Pairs[pair].Mentee, Circle.Says(5));
        var slip = await db.Sessions.Whole().FirstAsync();
        slip.Tell(false, slip.Seats[0].ParticipantId, clock.Now());
        await db.SaveChangesAsync();
        await circle.Night();
        Assert.Equal(0, await db.AnswerBatches.CountAsync());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => circle.Evaluate(slip, circle.Pairs[0].Mentee, Circle.Says(5)));
        Assert.Equal("evaluations.refused.notHeld", refused.Key);
        db.ChangeTracker.Clear();
        var strange = await Assert.ThrowsAsync<RefusedException>(async () =>
            await circle.Evaluate(await circle.Held(1), circle.Pairs[2].Mentee, Circle.Says(5))
        );
        Assert.Equal("evaluations.refused.notHeld", strange.Key);
    }
}
