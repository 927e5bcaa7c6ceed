using Binome.Evaluations;
using Binome.Insights;
using Binome.Platform;

namespace Binome.Tests.Insights;

/// <summary>What published figures warn of: from five people on, and never more than four things.</summary>
public sealed class RiskTests
{
    private static readonly DateOnly s_monday = new(2027, 3, 1);

    [Fact]
    public void A_programme_that_goes_well_warns_of_nothing()
    {
        Assert.Empty(Keys(Reported(mentees: 40, paired: 38, met: 36, weeks: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0])));
        // One to four people are nobody's business, and a young programme has little to compare.
        Assert.Empty(Keys(Reported(mentees: 8, paired: 4, met: 0, weeks: [0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0])));
    }

    [Fact]
    public void Whoever_has_not_met_and_whoever_waits_is_counted_and_nobody_waits_once_it_is_over()
    {
        var report = Reported(mentees: 50, paired: 40, met: 33, weeks: [8, 8, 8, 8, 8, 8, 8, 2, 2, 2, 2, 0]);
        Assert.Equal(["unmet", "waiting", "slowing"], Keys(report));
        Assert.Equal(["unmet.over", "waiting.over"], Keys(report, isOver: true));
        Assert.StartsWith("7 mentees were given a mentor", Risk.In(report, [], Said(), false)[0].Title, StringComparison.Ordinal);
        // Of a hundred, eight are not many.
        Assert.Empty(Keys(Reported(mentees: 108, paired: 100, met: 92, weeks: new int[12])));
        // The week that runs is not over: that little was held in it says nothing.
        Assert.Empty(Keys(Reported(mentees: 40, paired: 38, met: 36, weeks: [0, 0, 0, 8, 8, 8, 8, 8, 8, 8, 8, 0])));
    }

    [Theory]
    [InlineData("FR 40 38, JP 10 6, rest 10 9", "Japan")]
    [InlineData("FR 40 38, JP 10 4, rest 10 9", "")] // four people are not told
    [InlineData("FR 40 38, JP 10 9, rest 10 5", "")] // and elsewhere is no place
    public void The_country_that_lags_behind_is_named(string lines, string named)
    {
        var covered = lines
            .Split(", ")
            .Select(l => l.Split(' '))
            .Select(l => new Covered(l[0] == "rest" ? null : l[0], Number(l[1]), Number(l[2])))
            .ToList();
        var report = Reported(covered.Sum(c => c.Mentees), covered.Sum(c => c.Paired), covered.Sum(c => c.Paired), new int[12]);
        var behind = Risk.In(report, covered, Said(), false).FirstOrDefault(r => r.Key == "behind");
        Assert.Equal(named.Length > 0, behind is not null);
        Assert.StartsWith(named, behind?.Title ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_use_and_effect_are_read_from_what_is_published()
    {
        var report = Reported(mentees: 20, paired: 20, met: 20, weeks: new int[12]);
        // Four hours on average; use goes from nine in ten to half; before and after touch.
        var figures = Said(
            (Cell.MentorsHours, Question.HalfHours, [(4, 5), (12, 5)]),
            (Cell.UsedSoon, Question.UsedAtWork, [(0, 1), (1, 9)]),
            (Cell.UsedLater, Question.UsedAtWork, [(0, 5), (1, 5)]),
            (Cell.MenteesBefore, Question.AtEase, [(3, 5), (6, 5)]),
            (Cell.MenteesAfter, Question.AtEase, [(4, 5), (7, 5)])
        );
        Assert.Equal(["hours", "fades", "unproven"], Risk.In(report, [], figures, false).Select(r => r.Key));
        Assert.Contains("4.0 hours", Risk.In(report, [], figures, false)[0].Why, StringComparison.Ordinal);
        // Less than four hours; use that hardly goes down; and nine after three is more than chance.
        figures = Said(
            (Cell.MentorsHours, Question.HalfHours, [(4, 8), (12, 2)]),
            (Cell.UsedSoon, Question.UsedAtWork, [(0, 3), (1, 17)]),
            (Cell.UsedLater, Question.UsedAtWork, [(0, 4), (1, 16)]),
            (Cell.MenteesBefore, Question.AtEase, [(3, 9), (4, 1)]),
            (Cell.MenteesBefore, Question.Alone, [(2, 9), (3, 1)]),
            (Cell.MenteesAfter, Question.AtEase, [(9, 9), (8, 1)]),
            (Cell.MenteesAfter, Question.Alone, [(9, 9), (8, 1)])
        );
        Assert.Empty(Risk.In(report, [], figures, false));
        // Three after nine is more than chance too.
        figures = Said((Cell.MentorsBefore, Question.HoldsOwn, [(9, 9), (8, 1)]), (Cell.MentorsAfter, Question.HoldsOwn, [(3, 9), (4, 1)]));
        Assert.Equal(["worse.over"], Risk.In(report, [], figures, isOver: true).Select(r => r.Key));
    }

    [Fact]
    public void Each_has_its_words_while_it_runs_and_once_it_is_over()
    {
        foreach (var language in new[] { "en", "fr" })
        foreach (var key in new[] { "unmet", "waiting", "behind", "slowing", "worse", "hours", "fades", "unproven" })
        foreach (var over in key == "slowing" ? [""] : new[] { "", ".over" })
        {
            var risk = new Risk(key + over, "1", "2", "3");
            Assert.DoesNotContain("insights.risk", Words.In(language, () => risk.Title + risk.Why), StringComparison.Ordinal);
        }
    }

    private static int Number(string typed) => int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Keys(Report report, bool isOver = false) => Risk.In(report, [], Said(), isOver).Select(r => r.Key);

    private static Report Reported(int mentees, int paired, int met, int[] weeks) =>
        new(12, mentees, paired, met, weeks.Sum(), 0)
        {
            Weeks = [.. weeks.Select((held, at) => new WeekHeld(s_monday.AddDays(7 * at), held))],
            Countries = [],
        };

    private static EvaluationFigures Said(params (Cell Cell, Question Question, (int Value, int Answers)[] Tally)[] said)
    {
        var cells = Enum.GetValues<Cell>().ToDictionary(c => c, _ => new Figure(0, 0, 0, new Dictionary<(Question, int), int>()));
        foreach (var (cell, question, tally) in said)
        {
            var answers = tally.Sum(t => t.Answers);
            var all = cells[cell].Tally.Concat(tally.Select(t => KeyValuePair.Create((question, t.Value), t.Answers)));
            cells[cell] = new(answers, answers, answers, all.ToDictionary());
        }
        return new(cells);
    }
}
