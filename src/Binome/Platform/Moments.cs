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
        var day = WeekDay(DateOnly.FromDateTime(there));
        return Words.Language == "fr"
            ? string.Create(CultureInfo.InvariantCulture, $"{day}, {there.Hour}\u00a0h\u00a0{there:mm}")
            : $"{day}, {there.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The day that it is there.</summary>
    /// <param name="zone">IANA name.</param>
    public static DateOnly DayOf(DateTime instant, string? zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Zone(zone)));

    /// <summary>"1er mars 2027", "1 March 2027".</summary>
    public static string Day(DateOnly day) => Written(day, "d MMMM yyyy");

    /// <summary>"lundi 1er mars 2027", "Monday 1 March 2027".</summary>
    public static string WeekDay(DateOnly day) => Written(day, "dddd d MMMM yyyy");

    /// <summary>"heure de Paris", "Paris time": the city that a zone is named after.</summary>
    /// <param name="zone">IANA name.</param>
    public static string Clock(string zone)
    {
        var city = City(zone);
        return city == "UTC" ? city : Words.Get("AÂEÉIÎOÔUaeiou".Contains(city[0]) ? "platform.zone.vowel" : "platform.zone", city);
    }

    /// <summary>"Los Angeles" of "America/Los_Angeles"; where the reader's language has a name of its own, that: "Londres".</summary>
    public static string City(string zone) =>
        zone.Split('/')[^1] is var city && Words.Has($"platform.city.{city}") ? Words.Get($"platform.city.{city}") : city.Replace('_', ' ');

    /// <summary>French counts the first of a month, and no other day of it.</summary>
    private static string Written(DateOnly day, string format) =>
        day.ToString(
            day.Day == 1 && Words.Language == "fr" ? format.Replace("d MMMM", "d'er' MMMM", StringComparison.Ordinal) : format,
            CultureInfo.CurrentCulture
        );

    private static TimeZoneInfo Zone(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Local;

    /// <summary>Days of the calendar from one moment to another: what was yesterday evening is a day ago.</summary>
    public static int Days(DateTime from, DateTime to, string? zone) => DayOf(to, zone).DayNumber - DayOf(from, zone).DayNumber;
}
