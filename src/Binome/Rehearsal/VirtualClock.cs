namespace Binome.Rehearsal;

/// <summary>Time that goes as fast as what happens in it.</summary>
internal sealed class VirtualClock(DateTime now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Never back.</summary>
    public void GoOnTo(DateTime instant)
    {
        if (instant > now)
            now = instant;
    }
}
