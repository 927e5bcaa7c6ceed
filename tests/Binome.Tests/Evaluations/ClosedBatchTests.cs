using Binome.Evaluations;
using Binome.People;
using Binome.Platform;

namespace Binome.Tests.Evaluations;

/// <summary>Whatever happens in whatever order: of two published figures, one inside the other, the rest is nobody or at least five people (docs/privacy.md).</summary>
public sealed class ClosedBatchTests
{
    private static readonly Cell[] Cells = [Cell.Mentors, Cell.Mentees];

    [Fact]
    public void Two_figures_of_any_days_and_cuts_differ_by_nobody_or_by_five_people()
    {
        var (figures, nested) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var published = Live(new Random(seed)).DistinctBy(f => string.Join(',', f.Behind.Order())).ToList();
            figures += published.Count;
            foreach (var one in published)
            foreach (var other in published.Where(o => o != one && one.Behind.IsProperSubsetOf(o.Behind)))
            {
                nested++;
                var rest = other.Behind.Except(one.Behind).Select(id => other.Authors[id]).Distinct().Count();
                Assert.True(rest >= ClosedBatch.Least, $"seed {seed}: {rest} people stand between two figures");
            }
            foreach (var one in published.Where(f => f.Behind.Count > 0))
                Assert.True(one.Behind.Select(id => one.Authors[id]).Distinct().Count() >= ClosedBatch.Least, $"seed {seed}");
        }
        Assert.True(figures > 6000 && nested > 6000, $"{figures} figures, {nested} one inside the other");
    }

    /// <summary>What is behind a figure, as a manager reads it on some day in some cut.</summary>
    private sealed record Published(HashSet<int> Behind, IReadOnlyDictionary<int, Id<Person>> Authors, Figure Figure);

    private sealed record Pending(int Id, Id<Person> Person, Cell Cell, int Value);

    /// <summary>Forty things that happen to answers, in a random order; what is published each night.</summary>
    private static List<Published> Live(Random random)
    {
        var people = Enumerable.Range(0, random.Next(3, 14)).Select(_ => new Id<Person>(Guid.NewGuid())).ToList();
        var (waiting, counted) = (new List<Pending>(), Cells.ToDictionary(c => c, _ => new HashSet<int>()));
        var figures = Cells.ToDictionary(c => c, _ => new Figure(0, 0, 0, new Dictionary<(Question, int), int>()));
        var (authors, seen, published) = (new Dictionary<int, Id<Person>>(), new HashSet<(Cell, Id<Person>)>(), new List<Published>());
        for (var step = 0; step < 40; step++)
            switch (random.Next(8))
            {
                case < 5: // somebody answers; of a session that they had not answered about yet, or anew
                    var again = waiting.Count > 0 && random.Next(6) == 0 ? random.Next(waiting.Count) : -1;
                    var (person, cell) = (people[random.Next(people.Count)], Cells[random.Next(2)]);
                    if (again >= 0)
                        waiting[again] = waiting[again] with { Value = random.Next(1, 6) };
                    else
                        waiting.Add(new(step, person, cell, random.Next(1, 6)));
                    authors.TryAdd(step, person);
                    break;
                case 5: // erased: what waits goes, what is counted stays; whoever comes back is somebody else
                    var erased = random.Next(people.Count);
                    waiting.RemoveAll(w => w.Person == people[erased]);
                    people[erased] = new(Guid.NewGuid());
                    break;
                default:
                    foreach (var of in Cells)
                        Night(of);
                    published.Add(Of([.. counted[Cell.Mentors], .. counted[Cell.Mentees]], figures[Cell.Mentors] + figures[Cell.Mentees]));
                    published.AddRange(Cells.Select(c => Of([.. counted[c]], figures[c])));
                    break;
            }
        return published;

        Published Of(HashSet<int> behind, Figure figure)
        {
            Assert.Equal(behind.Count, figure.Answers);
            Assert.Equal(behind.Count, figure.Tally.Values.Sum()); // one question here: nothing more and nothing less is in it
            return new(behind, new Dictionary<int, Id<Person>>(authors), figure);
        }

        void Night(Cell cell)
        {
            var mine = waiting.Where(w => w.Cell == cell).ToList();
            var closed = ClosedBatch.Of([
                .. mine.Select(w => new Waiting(w.Person, !seen.Contains((cell, w.Person)), [(Question.Usefulness, w.Value)])),
            ]);
            if (closed is null)
                return;
            waiting.RemoveAll(mine.Contains);
            counted[cell].UnionWith(mine.Select(m => m.Id));
            seen.UnionWith(mine.Select(m => (cell, m.Person)));
            figures[cell] += new Figure(0, closed.Answers, closed.Newcomers, closed.Tally);
            Assert.Equal(seen.Count(s => s.Item1 == cell), figures[cell].People);
        }
    }

    [Fact]
    public void Many_answers_of_four_people_are_no_batch()
    {
        var four = Enumerable.Range(0, 4).Select(_ => new Id<Person>(Guid.NewGuid())).ToList();
        var waiting = Enumerable.Range(0, 40).Select(i => new Waiting(four[i % 4], true, [(Question.Comfort, 3)])).ToList();
        Assert.Null(ClosedBatch.Of(waiting));
        var closed = ClosedBatch.Of([.. waiting, new(new(Guid.NewGuid()), false, [(Question.Comfort, 5)])])!;
        Assert.Equal(
            (41, 4, 40, 1),
            (closed.Answers, closed.Newcomers, closed.Tally[(Question.Comfort, 3)], closed.Tally[(Question.Comfort, 5)])
        );
    }

    /// <summary>A question that one of them left out would be a figure of its own, with fewer people behind it.</summary>
    [Fact]
    public void An_answer_that_leaves_out_a_question_is_in_no_batch()
    {
        var waiting = Enumerable
            .Range(0, 6)
            .Select(i => new Waiting(
                new(Guid.NewGuid()),
                true,
                i == 0 ? [(Question.Comfort, 3)] : [(Question.Comfort, 3), (Question.Usefulness, 4)]
            ))
            .ToList();
        Assert.Throws<InvalidOperationException>(() => ClosedBatch.Of(waiting));
    }

    /// <summary>Against the values of Brown, Cai and DasGupta's formula, worked out by hand for small numbers.</summary>
    [Theory]
    [InlineData(1, 5, 0.5655, 1)]
    [InlineData(0, 5, 0, 0.4345)]
    [InlineData(0.5, 10, 0.2366, 0.7634)]
    [InlineData(0.94, 172, 0.8942, 0.9667)]
    public void The_interval_of_a_share_is_Wilsons(double share, int people, double low, double high)
    {
        var interval = Wilson.Of(share, people);
        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }
}
