using Binome.Accounts;
using Binome.Platform;

namespace Binome.Pairings;

/// <summary>Free hours as people read them: `mon 12:30-14|fri 18-20` is "Monday 12:30–14:00", "lundi de 12 h 30 à 14 h".</summary>
public static class WeekWords
{
    /// <summary>One line a day; what is not understood is left out.</summary>
    public static IReadOnlyList<string> Lines(string hours) =>
        [
            .. WeekHours
                .Spans(hours)
                .GroupBy(span => span.Day)
                .OrderBy(day => day.Key)
                .Select(day => $"{WeekHours.DayName(day.Key)} {PairingReasons.Listed(day.Select(Say))}"),
        ];

    private static string Say(DayHours span) => Words.Get("pairings.hours.span", WeekHours.Clock(span.Start), WeekHours.Clock(span.End));
}
