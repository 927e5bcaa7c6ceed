using System.Globalization;
using Binome.Platform;

namespace Binome.Pairings;

/// <summary>Free hours as people read them: `mon 12:30-14|fri 18-20` is "Monday 12:30–14:00", "lundi de 12 h 30 à 14 h".</summary>
public static class WeekWords
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>One line a day; what is not understood is left out.</summary>
    public static IReadOnlyList<string> Lines(string hours) =>
        [
            .. hours
                .Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Read)
                .OfType<(int Day, string Span)>()
                .GroupBy(s => s.Day)
                .OrderBy(g => (g.Key + 6) % 7)
                .Select(g => $"{DayName(g.Key)} {PairingReasons.Listed(g.Select(s => s.Span))}"),
        ];

    private static (int, string)? Read(string text) =>
        text.Split(' ', 2) is [var day, var span]
        && Array.IndexOf(Days, day.ToLowerInvariant()) is >= 0 and var number
        && span.Split('-', 2) is [var from, var to]
            ? (number, Words.Get("pairings.hours.span", Clock(from), Clock(to)))
            : null;

    private static string DayName(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)day);

    private static string Clock(string time)
    {
        var (hour, minutes) = time.Trim().Split(':', 2) is [var h, var m] ? (h.TrimStart('0'), m) : (time.Trim().TrimStart('0'), "00");
        if (hour.Length == 0)
            hour = "0";
        return Words.Language != "fr" ? $"{hour}:{minutes}"
            : minutes == "00" ? $"{hour}\u00a0h"
            : $"{hour}\u00a0h\u00a0{minutes}";
    }
}
