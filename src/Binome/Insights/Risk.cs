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

    /// <summary>So many a month and more, on average, are a burden.</summary>
    private const int ManyHours = 4;

    /// <summary>Use that goes down by so much fades; less may be two people.</summary>
    private const double Fading = 0.1;

    /// <summary>Of a large programme, some always wait; a tenth is many.</summary>
    private const double Many = 0.1;

    public string Title => Words.Get($"insights.risk.{Key}", Said);
    public string Why => Words.Get($"insights.risk.{Key}.why", Said);

    /// <param name="isOver">Nobody waits any more, nothing gets slower, and what would help is for the next one.</param>
    public static IReadOnlyList<Risk> In(Report report, IReadOnlyList<Covered> covered, EvaluationFigures figures, bool isOver) =>
        [
            .. OfPeople(report)
                .Concat(OfPlaces(report, covered))
                .Concat(isOver ? [] : OfRhythm(report))
                .Concat(OfAnswers(figures))
                .Take(Most)
                .Select(r => isOver ? r with { Key = $"{r.Key}.over" } : r),
        ];

    private static IEnumerable<Risk> OfPeople(Report report)
    {
        if (IsMany(report.Paired - report.Met, report.Paired) && report.Met >= Report.Least)
            yield return new("unmet", FigureWords.Number(report.Paired - report.Met));
        if (IsMany(report.Mentees - report.Paired, report.Mentees) && report.Paired >= Report.Least)
            yield return new("waiting", FigureWords.Number(report.Mentees - report.Paired), Report.Say(report.Mentors));
    }

    private static bool IsMany(int people, int all) => people >= Report.Least && people >= Many * all;

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
    private static IEnumerable<Risk> OfRhythm(Report report)
    {
        var whole = report.Weeks.SkipLast(1).Select(w => w.Held).ToList();
        var (last, before) = (whole.TakeLast(4).Sum(), whole.SkipLast(4).TakeLast(4).Sum());
        return before >= 2 * Report.Least && last <= Slower * before
            ? [new("slowing", FigureWords.Number(last), FigureWords.Number(before))]
            : [];
    }

    /// <summary>Of the means, the shares and the intervals that stand on the page.</summary>
    private static IEnumerable<Risk> OfAnswers(EvaluationFigures figures)
    {
        var changes = SelfChanges.Of(figures).Where(c => c is { Before: not null, After: not null }).ToList();
        if (changes.Exists(c => c.After!.High < c.Before!.Low))
            yield return new("worse");
        var hours = figures.In(Cell.MentorsHours);
        if (hours.IsShown && hours.Mean(Question.HalfHours) / 2 is >= ManyHours and var mean)
            yield return new("hours", FigureWords.Mean(mean));
        if (SelfChanges.Use(figures) is [{ Before: { } soon, After: { } later }] && later.Value <= soon.Value - Fading)
            yield return new("fades", FigureWords.Percent(soon.Value), FigureWords.Percent(later.Value));
        if (changes.Count > 0 && !changes.Exists(c => c.IsProven))
            yield return new("unproven");
    }
}
