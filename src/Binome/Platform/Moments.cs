using System.Globalization;

namespace Binome.Platform;

/// <summary>An instant as its reader says it: in words, on their own clock; on the server's when theirs is not known.</summary>
public static class Moments
{
    /// <summary>"jeudi 26 novembre 2026, 8 h 30", "Thursday 26 November 2026, 08:30".</summary>
    /// <param name="zone">IANA name.</param>
    public static string Say(DateTime instant, string? zone)
    {
        var there = TimeZoneInfo.ConvertTimeFromUtc(instant, Zone(zone));
        var day = there.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture);
        return Words.Language == "fr"
            ? string.Create(CultureInfo.InvariantCulture, $"{day}, {there.Hour}\u00a0h\u00a0{there:mm}")
            : $"{day}, {there.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private static TimeZoneInfo Zone(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Local;
}
