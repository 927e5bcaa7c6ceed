namespace Binome.Platform;

/// <summary>Reads <see cref="TimeProvider"/>, the only clock, as the UTC instants the databases keep.</summary>
public static class Clock
{
    /// <summary>Now, cut to microseconds: PostgreSQL keeps no more, and what is written must equal what is read.</summary>
    public static DateTime Now(this TimeProvider clock) => Truncate(clock.GetUtcNow().UtcDateTime);

    public static DateTime Truncate(DateTime instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
