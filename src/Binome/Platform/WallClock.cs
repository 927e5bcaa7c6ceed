namespace Binome.Platform;

/// <summary>Between clocks on walls and UTC.</summary>
public static class WallClock
{
    /// <summary>The instant at which a clock of that zone shows this; null for an hour that it skips.</summary>
    /// <remarks>An hour that it shows twice is the first of the two (RFC 5545, 3.3.5).</remarks>
    public static DateTime? Utc(DateOnly day, int minute, TimeZoneInfo zone)
    {
        var shown = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        if (zone.IsInvalidTime(shown))
            return null;
        var offset = zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown);
        return DateTime.SpecifyKind(shown - offset, DateTimeKind.Utc);
    }

    /// <summary>The same; an hour that the clock skips begins when it has skipped it.</summary>
    public static DateTime From(DateOnly day, int minute, TimeZoneInfo zone)
    {
        DateTime? instant;
        while ((instant = Utc(day, minute, zone)) is null)
            minute++;
        return instant.Value;
    }

    /// <summary>What a clock of that zone shows.</summary>
    public static (DateOnly Day, int Minute) Shown(DateTime instant, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        return (DateOnly.FromDateTime(there), (there.Hour * 60) + there.Minute);
    }
}
