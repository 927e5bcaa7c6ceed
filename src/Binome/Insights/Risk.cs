using Binome.Evaluations;
using Binome.Platform;

namespace Binome.Insights;

/// <summary>What published figures warn of, and what would help: nothing that the page does not show already, so that no warning tells more than they do.</summary>
/// <remarks>The bounds are ours: wide enough that a sponsor who reads two warnings has two things to decide.</remarks>
/// <param name="Key">Its title and its sentence are words of <c>insights.risk.*</c>.</param>
/// <param name="Said">What both speak of.</param>
public sealed record Risk(string Key, params object[] Said)
{
    /// <summary>The gravest; whoever reads more decides less.</summary>
    private const int Most = 4;

    /// <summary>A country whose share is below so much of the whole lags behind.</summary>
    private const double Lagging = 0.8;

    /// <summary>Four weeks in which so much or less of the four before was held.</summary>
    private const double Slower = 0.75;

    /// <summary>More than these a month, for one mentor in five.</summary>
    private const int ManyHours = 4;
    private const double ManyMentors = 0.2;

    public string Title => Words.Get($"insights.risk.{Key}", Said);
    public string Why => Words.Get($"insights.risk.{Key}.why", Said);

    /// <param name="isOver">Nobody waits any more, and nothing gets slower.</param>
    public static IReadOnlyList<Risk> In(Report report, IReadOnlyList<Covered> covered, EvaluationFigures figures, bool isOver) =>
        [
            .. OfPeople(report, isOver)
                .Concat(OfPlaces(report, covered))
                .Concat(OfRhythm(report, isOver))
                .Concat(OfAnswers(figures))
                .Take(Most),
        ];

    private static IEnumerable<Risk> OfPeople(Report report, bool isOver)
    {
        var over = isOver ? ".over" : "";
        if (report.Paired - report.Met is >= Report.Least and var unmet && report.Met >= Report.Least)
            yield return new("unmet" + over, FigureWords.Number(unmet));
        if (report.Mentees - report.Paired is >= Report.Least and var waiting && report.Paired >= Report.Least)
            yield return new("waiting" + over, FigureWords.Number(waiting), Report.Say(report.Mentors));
    }

    private static IEnumerable<Risk> OfPlaces(Report report, IReadOnlyList<Covered> covered)
    {
        var whole = (double)report.Paired / Math.Max(1, report.Mentees);
        return covered
            .Where(c => c.Country is not null && c.Paired >= Report.Least && c.Share < Lagging * whole)
            .OrderBy(c => c.Share)
            .Take(1)
            .Select(c => new Risk(
                "behind",
                People.Import.Countries.Name(c.Country!),
                Words.Get("insights.report.cover.line", FigureWords.Number(c.Paired), FigureWords.Number(c.Mentees)),
                FigureWords.Percent(whole)
            ));
    }

    /// <summary>Of whole weeks: the one that runs is not over.</summary>
    private static IEnumerable<Risk> OfRhythm(Report report, bool isOver)
    {
        var whole = report.Weeks.SkipLast(1).Select(w => w.Held).ToList();
        var (last, before) = (whole.TakeLast(4).Sum(), whole.SkipLast(4).TakeLast(4).Sum());
        return !isOver && before >= 2 * Report.Least && last <= Slower * before
            ? [new("slowing", FigureWords.Number(last), FigureWords.Number(before))]
            : [];
    }

    private static IEnumerable<Risk> OfAnswers(EvaluationFigures figures)
    {
        var hours = figures.In(Cell.MentorsHours);
        if (hours.IsShown && hours.Share(Question.HalfHours, h => h > 2 * ManyHours) is >= ManyMentors and var many)
            yield return new("hours", FigureWords.Percent(many), ManyHours);
        if (SelfChanges.Use(figures) is [{ Before: { } soon, After: { } later }] && later.Value < soon.Value)
            yield return new("fades", FigureWords.Percent(soon.Value), FigureWords.Percent(later.Value));
        if (SelfChanges.Of(figures).Any(c => c is { Before: not null, After: not null, IsProven: false }))
            yield return new("unproven");
    }
}
