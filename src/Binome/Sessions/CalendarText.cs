using System.Globalization;

namespace Binome.Sessions;

/// <summary>Meetings as an iCalendar text (RFC 5545), for a mail that asks for something (RFC 5546, 6047) or for a calendar that somebody subscribes to.</summary>
/// <remarks>Written by hand: no library that restores writes time zones around a date, and what it takes is four files.</remarks>
public static class CalendarText
{
    public const string ContentType = "text/calendar";

    /// <param name="name">Of the whole calendar, where a reader subscribes to it.</param>
    /// <exception cref="ArgumentException">A request or a cancellation is about one meeting (RFC 5546, 3.2.2 and 3.2.5), and a cancellation about one that is cancelled.</exception>
    public static string Write(CalendarMethod method, IReadOnlyList<CalendarEvent> events, string? name = null)
    {
        if (method != CalendarMethod.Publish && events is not [_])
            throw new ArgumentException("A request is about one meeting.", nameof(events));
        if (method != CalendarMethod.Publish && events[0].IsCancelled != (method == CalendarMethod.Cancel))
            throw new ArgumentException(
                "A cancellation is about a meeting that is cancelled, and a request about one that is not.",
                nameof(events)
            );
        var zones = Zones(events);
        var lines = new CalendarLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//Binome//Binome//EN");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", method.ToString().ToUpperInvariant());
        if (name is not null)
        {
            lines.Add("NAME", CalendarLines.Text(name)); // RFC 7986
            lines.Add("X-WR-CALNAME", CalendarLines.Text(name)); // the same, as clients read it since before
            lines.Add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
            lines.Add("X-PUBLISHED-TTL", "PT1H"); // the same for Outlook ([MS-OXCICAL])
        }
        foreach (var zone in zones.Values.OfType<CalendarZone>())
            Add(lines, zone);
        if (events.Count == 0)
            Add(lines, CalendarZone.Find("Etc/UTC", DateTime.UnixEpoch, DateTime.UnixEpoch)!); // a calendar has one component at least (3.6)
        foreach (var one in events)
            Add(lines, one, method, zones[one.Zone]);
        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    private static Dictionary<string, CalendarZone?> Zones(IReadOnlyList<CalendarEvent> events) =>
        events
            .GroupBy(e => e.Zone)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => CalendarZone.Find(g.Key, g.Min(e => e.StartsAt), g.Max(e => e.StartsAt + e.Length)));

    private static void Add(CalendarLines lines, CalendarZone zone)
    {
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", zone.Name);
        foreach (var change in zone.Changes)
        {
            var kind = change.IsDaylight ? "DAYLIGHT" : "STANDARD";
            lines.Add("BEGIN", kind);
            lines.Add("DTSTART", Local(change.At + change.From)); // as clocks showed it until then
            lines.Add("TZOFFSETFROM", Offset(change.From));
            lines.Add("TZOFFSETTO", Offset(change.To));
            lines.Add("END", kind);
        }
        lines.Add("END", "VTIMEZONE");
    }

    private static void Add(CalendarLines lines, CalendarEvent one, CalendarMethod method, CalendarZone? zone)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", CalendarLines.Text(one.Uid));
        lines.Add("SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Utc(one.Stamp));
        AddTime(lines, one, zone);
        lines.Add("SUMMARY", CalendarLines.Text(one.Title));
        if (!string.IsNullOrWhiteSpace(one.Place))
            lines.Add("LOCATION", CalendarLines.Text(one.Place));
        if (!string.IsNullOrWhiteSpace(one.About))
            lines.Add("DESCRIPTION", CalendarLines.Text(one.About));
        lines.Add("STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED");
        lines.Add($"ORGANIZER;CN={CalendarLines.Parameter(one.Organizer.Name)}", CalendarLines.Address(one.Organizer.Email));
        if (method != CalendarMethod.Publish) // who comes is nobody's who only reads along (RFC 5546, 3.2.1)
            foreach (var person in one.Attendees)
                lines.Add(
                    $"ATTENDEE;CN={CalendarLines.Parameter(person.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT={(person.HasAccepted ? "ACCEPTED" : "NEEDS-ACTION")};RSVP={(person.HasAccepted ? "FALSE" : "TRUE")}",
                    CalendarLines.Address(person.Email)
                );
        lines.Add("END", "VEVENT");
    }

    /// <summary>Wall time and zone; the instant itself where the wall time would mean another one, or where nobody here knows the zone.</summary>
    private static void AddTime(CalendarLines lines, CalendarEvent one, CalendarZone? zone)
    {
        var (start, end) = (one.StartsAt, one.StartsAt + one.Length);
        if (zone is not null && zone.IsFirst(start) && zone.IsFirst(end))
        {
            lines.Add($"DTSTART;TZID={zone.Name}", Local(zone.Local(start)));
            lines.Add($"DTEND;TZID={zone.Name}", Local(zone.Local(end)));
        }
        else
        {
            lines.Add("DTSTART", Utc(start));
            lines.Add("DTEND", Utc(end));
        }
    }

    private static string Utc(DateTime instant) => instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTime wall) => wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
