namespace Binome.Platform;

/// <summary>The identity of a <typeparamref name="T"/>: a person's id cannot stand where an account's is asked for.</summary>
public readonly record struct Id<T>(Guid Value)
{
    public static Id<T>? Parse(string? text) => Guid.TryParse(text, out var value) ? new Id<T>(value) : null;

    public override string ToString() => Value.ToString();
}

/// <summary>Makes ids that grow with time, so that an index appends. Nothing is ordered or tie-broken by them.</summary>
public sealed class Ids(TimeProvider clock)
{
    public Id<T> New<T>() => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>An id that tells no time: for what must not be found by the moment it was made.</summary>
    public static Id<T> Anonymous<T>() => new(Guid.NewGuid());
}
