using System.Globalization;
using Binome.Accounts;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>When a session is, as its reader says it: on their own clock.</summary>
public static class SessionWords
{
    /// <summary>`Thursday 26 November 2026, 8:30 to 9:15`, `jeudi 26 novembre 2026, de 8 h 30 à 9 h 15`.</summary>
    /// <param name="zone">IANA name; the server's when theirs is not known.</param>
    public static string When(DateTime startsAt, int minutes, string? zone)
    {
        var clock = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Local;
        var (day, from) = WallClock.Shown(startsAt, clock);
        var (_, to) = WallClock.Shown(startsAt.AddMinutes(minutes), clock);
        return Words.Get("sessions.when", Moments.WeekDay(day), WeekHours.Clock(from), WeekHours.Clock(to));
    }

    /// <summary>Where it begins a sentence, or is one.</summary>
    public static string Sentence(string when) => char.ToUpper(when[0], CultureInfo.CurrentCulture) + when[1..];

    public static string When(SessionSlot slot, string zone) => When(slot.StartsAt, slot.Minutes, zone);

    /// <summary>The same hour on the other's clock, with their zone; null where both clocks show the same.</summary>
    public static string? Theirs(DateTime startsAt, string mine, string theirs)
    {
        var (day, minute) = WallClock.Shown(startsAt, TimeZoneInfo.FindSystemTimeZoneById(mine));
        var (other, at) = WallClock.Shown(startsAt, TimeZoneInfo.FindSystemTimeZoneById(theirs));
        return (day, minute) == (other, at)
            ? null
            : Words.Get("sessions.theirs", other.ToString("dddd", CultureInfo.CurrentCulture), WeekHours.Clock(at), Moments.Clock(theirs));
    }

    public static string Length(int minutes) => Words.Get("sessions.minutes", minutes);
}
