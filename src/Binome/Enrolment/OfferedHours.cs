using Binome.Accounts;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Enrolment;

/// <summary>Hours of a week as somebody ticks them: four parts of each working day, and whatever else was said before, hour by hour.</summary>
/// <remarks>Only what was offered is taken, so that nothing else can be kept.</remarks>
public static class OfferedHours
{
    private const int WorkingDays = 5;

    private static readonly (int From, int To, string Word)[] s_parts =
    [
        (8, 12, "morning"),
        (12, 14, "midday"),
        (14, 18, "afternoon"),
        (18, 20, "evening"),
    ];

    /// <summary>What was ticked, as the boxes name it.</summary>
    public static IReadOnlyList<string> Ticked(string hours) => [.. WeekHours.Spans(hours).Select(WeekHours.Write)];

    /// <summary>Monday to Friday, and other days where something was said of them; each with what can be ticked.</summary>
    public static IReadOnlyList<(string Day, string Name, IReadOnlyList<Option> Options)> Of(string hours)
    {
        var said = WeekHours.Spans(hours);
        return
        [
            .. from day in Enumerable.Range(0, WeekHours.Days.Count)
            let own = said.Where(span => span.Day == day)
            where day < WorkingDays || own.Any()
            let usual = s_parts.Select(part => (Span: new DayHours(day, part.From * 60, part.To * 60), part.Word)).ToList()
            let parts = usual.Select(part => new Option(WeekHours.Write(part.Span), Words.Get($"enrolment.hours.{part.Word}")))
            let others = own.Where(span => !usual.Exists(part => part.Span == span))
                .Select(span => new Option(WeekHours.Write(span), WeekHours.Say(span)))
            select (WeekHours.Days[day], WeekHours.DayName(day), (IReadOnlyList<Option>)[.. parts, .. others]),
        ];
    }

    /// <summary>What was ticked, in the order of the week.</summary>
    public static string Taken(string before, IEnumerable<string> ticked)
    {
        var chosen = ticked.ToHashSet(StringComparer.Ordinal);
        return string.Join('|', Of(before).SelectMany(d => d.Options).Select(o => o.Value).Where(chosen.Contains));
    }
}
