using Binome.Platform;

namespace Binome.Sessions;

/// <summary>A time to meet, on the clock on the wall of one place: that clock is kept, whatever its zone decides about daylight saving later.</summary>
/// <param name="Minute">From midnight.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="Minutes">How long.</param>
public sealed record Slot(DateOnly Day, int Minute, string Zone, int Minutes)
{
    /// <summary>In UTC.</summary>
    public DateTime StartsAt { get; } =
        WallClock.Utc(Day, Minute, TimeZoneInfo.FindSystemTimeZoneById(Zone))
        ?? throw new ArgumentException($"No clock shows {Day} {Minute}.");

    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);
}
