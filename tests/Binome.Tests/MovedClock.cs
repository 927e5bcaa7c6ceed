namespace Binome.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class MovedClock : TimeProvider
{
    private DateTimeOffset now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
