namespace Binome.Platform;

/// <summary>The identity of a <typeparamref name="T"/>: a person's id cannot stand where an account's is asked for.</summary>
public readonly record struct Id<T>(Guid Value)
{
    public static Id<T>? Parse(string? text) => Guid.TryParse(text, out var value) ? new Id<T>(value) : null;

    public override string ToString() => Value.ToString();
}

/// <summary>Makes ids that grow with time, so that an index appends. Nothing is ordered or tie-broken by them.</summary>
public sealed class Ids(TimeProvider clock, Lots? lots = null)
{
    private readonly Lots lots = lots ?? new();

    public Id<T> New<T>() => new(Drawn(Guid.CreateVersion7(clock.GetUtcNow()), from: 6)); // RFC 9562, 5.7: six bytes of time, then chance

    /// <summary>An id that tells no time: for what must not be found by the moment it was made.</summary>
    public Id<T> Anonymous<T>() => new(Drawn(Guid.NewGuid(), from: 0));

    /// <summary>The same version and variant, and other chance.</summary>
    private Guid Drawn(Guid made, int from)
    {
        Span<byte> bytes = stackalloc byte[16];
        made.TryWriteBytes(bytes, bigEndian: true, out _);
        var (version, variant) = (bytes[6], bytes[8]);
        lots.Fill(bytes[from..]);
        bytes[6] = (byte)((version & 0xF0) | (bytes[6] & 0x0F));
        bytes[8] = (byte)((variant & 0xC0) | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }
}
