using Binome.Counts;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>What released answers say, over one cut: sums of whole batches, and nothing else.</summary>
/// <param name="Asked">Seats in sessions held until now; of hours, mentors who sat there; of oneself, people whose turn has come: a fact of life, not an answer. At least as many as answered: what somebody said stays when their session is told missed later, or they no longer take part.</param>
/// <param name="People">Who gave them.</param>
/// <param name="Tally">How many answers say this to that question; every question has <paramref name="Answers"/> of them.</param>
public sealed record Figure(int Asked, int Answers, int People, IReadOnlyDictionary<(Question Question, int Value), int> Tally)
{
    /// <summary>Recommends, on a scale from 0 to 10: from here on. Whoever says 6 or less would not (F. Reichheld, Harvard Business Review, December 2003).</summary>
    public const int Recommending = 7;

    public bool IsShown => Answers > 0;

    public int Count(Question question, int value) => Tally.GetValueOrDefault((question, value));

    public double Mean(Question question) => Tally.Where(t => t.Key.Question == question).Sum(t => (double)t.Key.Value * t.Value) / Answers;

    /// <summary>The 95 % interval of the mean of answers from 0 to <paramref name="top"/>, by Student's distribution.</summary>
    public (double Low, double High) MeanWithin(Question question, int top)
    {
        var mean = Mean(question);
        var spread = Tally.Where(t => t.Key.Question == question).Sum(t => t.Value * (t.Key.Value - mean) * (t.Key.Value - mean));
        var half = Student.Quantile(People - 1) * Math.Sqrt(spread / (Answers - 1) / People);
        return (Math.Max(0, mean - half), Math.Min(top, mean + half));
    }

    /// <summary>0 to 1.</summary>
    public double Share(Question question, Func<int, bool> counts) =>
        (double)Tally.Where(t => t.Key.Question == question && counts(t.Key.Value)).Sum(t => t.Value) / Answers;

    /// <summary>The share of answers that would recommend it, 0 to 1.</summary>
    public double WouldRecommend => Share(Question.Recommends, v => v >= Recommending);

    /// <summary>With 95 %, as if each person had said the same every time: answers of one person do not add to one another (L. Kish, Survey Sampling, 1965, the design effect).</summary>
    public (double Low, double High) WouldRecommendWithin => Wilson.Of(WouldRecommend, People);

    /// <summary>Of disjoint cells.</summary>
    public static Figure operator +(Figure one, Figure other) =>
        new(
            one.Asked + other.Asked,
            one.Answers + other.Answers,
            one.People + other.People,
            one.Tally.Concat(other.Tally).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Value))
        );
}

/// <summary>What the evaluations of a programme say, as far as released: of mentors, of mentees, and of both.</summary>
public sealed record EvaluationFigures(IReadOnlyDictionary<Cell, Figure> Cells)
{
    public Figure Mentors => In(Cell.Mentors);
    public Figure Mentees => In(Cell.Mentees);

    public Figure In(Cell cell) => Cells[cell];

    /// <summary>Whoever takes part as both counts in both.</summary>
    public Figure Everybody => Mentors + Mentees;

    /// <summary>How many mentees figures count by now, batch by batch: how many answered is published with what they said, and not before.</summary>
    public static IQueryable<int> MenteesCounted(BinomeDb db, Id<Programme> programme) =>
        db.AnswerBatches.Where(b => b.ProgrammeId == programme && b.Cell == Cell.Mentees).Select(b => b.Newcomers);

    /// <summary>What mentors say of their hours, batch by batch.</summary>
    public static IQueryable<AnswerTally> HoursCounted(BinomeDb db, Id<Programme> programme) =>
        db.AnswerTallies.Where(t => t.ProgrammeId == programme && t.Cell == Cell.MentorsHours);

    /// <summary>Two statements, however many answers there are.</summary>
    /// <param name="now">Who was asked about themselves by then; without it, nobody's turn has come.</param>
    /// <param name="counts">Where the page has asked for them already; else they are asked for.</param>
    public static async Task<EvaluationFigures> Of(
        BinomeDb db,
        Id<Programme> programme,
        CancellationToken stop,
        DateTime? now = null,
        CurrentCounts? counts = null
    )
    {
        counts ??= await CurrentCounts.Of(db, stop);
        var batches = db
            .AnswerBatches.Where(b => b.ProgrammeId == programme)
            .GroupBy(b => b.Cell)
            .Select(g => new
            {
                Cell = g.Key,
                Question = (Question?)null,
                Value = 0,
                Answers = g.Sum(b => b.Answers),
                People = g.Sum(b => b.Newcomers),
            });
        var tallies = db
            .AnswerTallies.Where(t => t.ProgrammeId == programme)
            .GroupBy(t => new
            {
                t.Cell,
                t.Question,
                t.Value,
            })
            .Select(g => new
            {
                g.Key.Cell,
                Question = (Question?)g.Key.Question,
                g.Key.Value,
                Answers = g.Sum(t => t.Answers),
                People = 0,
            });
        var sums = (await batches.Concat(tallies).ToListAsync(stop)).ToLookup(s => s.Cell);
        var asked = await Askings.Read(db, programme, counts, now ?? DateTime.UnixEpoch, stop);
        return new(Enum.GetValues<Cell>().ToDictionary(cell => cell, Made));

        Figure Made(Cell cell)
        {
            var whole = sums[cell].FirstOrDefault(s => s.Question is null);
            var (answers, people) = (whole?.Answers ?? 0, whole?.People ?? 0);
            return new(
                Math.Max(asked.In(cell), cell == Cell.MentorsHours ? people : answers), // of hours a mentor is asked month by month
                answers,
                people,
                sums[cell].Where(s => s.Question is not null).ToDictionary(s => (s.Question!.Value, s.Value), s => s.Answers)
            );
        }
    }
}
