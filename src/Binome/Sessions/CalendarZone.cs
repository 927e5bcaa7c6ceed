namespace Binome.Sessions;

/// <summary>From this instant (UTC) on, clocks show another time.</summary>
internal readonly record struct ClockChange(DateTime At, TimeSpan From, TimeSpan To, bool IsDaylight);

/// <summary>The clocks of a zone around some meetings, read from .NET's own rules and written down change by change.</summary>
/// <remarks>
/// Not as yearly rules: each change at its own date is what holds for a zone whose law changes, or whose changes follow the moon (Morocco), and RFC 5545, 3.6.5
/// asks no more. Read instant by instant, since what .NET calls an adjustment rule is not what applies at its edges.
/// </remarks>
internal sealed class CalendarZone
{
    /// <summary>Of whoever the directory names no place for, where the mentee's own clock may not be told.</summary>
    public const string Neutral = "UTC";

    /// <summary>Both changes of a year before and after, for a meeting that somebody moves by hand.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(400);

    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    private CalendarZone(string name, IReadOnlyList<ClockChange> changes) => (Name, Changes) = (name, changes);

    /// <summary>IANA.</summary>
    public string Name { get; }

    /// <summary>At least one; the first one holds before the first meeting.</summary>
    public IReadOnlyList<ClockChange> Changes { get; }

    /// <summary>The clocks of a zone from the first meeting to the last; null for a zone that this machine does not know.</summary>
    public static CalendarZone? Find(string name, DateTime first, DateTime last)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return null;
        var begin = DateTime.SpecifyKind((first - Around).Date, DateTimeKind.Utc);
        var changes = new List<ClockChange> { new(Epoch, zone.GetUtcOffset(begin), zone.GetUtcOffset(begin), IsDaylight: false) };
        for (var day = begin; day < last + Around; day = day.AddDays(1))
            if (zone.GetUtcOffset(day.AddDays(1)) != changes[^1].To)
                changes.Add(Change(zone, day, changes[^1].To));
        var from = changes.FindLastIndex(c => c.At <= first);
        while (changes.FindIndex(from, c => !c.IsDaylight) < 0)
            from--; // readers ask for one standard time at least
        return new(name, changes[from..]);
    }

    /// <summary>What clocks there show at an instant.</summary>
    public DateTime Local(DateTime instant) => DateTime.SpecifyKind(instant + OffsetAt(instant), DateTimeKind.Unspecified);

    /// <summary>Whether that local time, read by itself, means this instant: of an hour that comes twice it means the first (RFC 5545, 3.3.5).</summary>
    public bool IsFirst(DateTime instant)
    {
        var local = instant + OffsetAt(instant);
        return Changes.Select(c => local - c.From).All(other => other >= instant || other + OffsetAt(other) != local);
    }

    private TimeSpan OffsetAt(DateTime instant) => Changes.LastOrDefault(c => c.At <= instant, Changes[0] with { To = Changes[0].From }).To;

    /// <summary>The second at which clocks change within a day.</summary>
    private static ClockChange Change(TimeZoneInfo zone, DateTime day, TimeSpan from)
    {
        var (before, after) = (0, 24 * 60 * 60);
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (zone.GetUtcOffset(day.AddSeconds(middle)) == from)
                before = middle;
            else
                after = middle;
        }
        var (old, at) = (day.AddSeconds(before), day.AddSeconds(after));
        var to = zone.GetUtcOffset(at);
        // Ireland and Morocco call their winter the exception; readers take daylight saving for the later clock.
        return new(at, from, to, to > from && zone.IsDaylightSavingTime(old) != zone.IsDaylightSavingTime(at));
    }
}
