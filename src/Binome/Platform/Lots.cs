using System.Security.Cryptography;

namespace Binome.Platform;

/// <summary>What is decided by lot: nobody can guess it; in a rehearsal the same seed draws the same, so that its figures can be had again.</summary>
public sealed class Lots
{
    private readonly Random? seeded;

    public Lots() { }

    /// <param name="seed">Draws the same in the same order, on one thread.</param>
    public Lots(int seed) => seeded = new Random(seed);

    public void Fill(Span<byte> bytes)
    {
        if (seeded is null)
            RandomNumberGenerator.Fill(bytes);
        else
            seeded.NextBytes(bytes);
    }

    public void Shuffle<T>(Span<T> items)
    {
        if (seeded is null)
            RandomNumberGenerator.Shuffle(items);
        else
            seeded.Shuffle(items);
    }
}
