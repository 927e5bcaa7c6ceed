using System.Runtime.CompilerServices;

namespace Binome.Matching;

/// <summary>
/// What a pair, a price or a plan is worth, compared level by level: number of pairs, then fit, then the tie break. While the solver works the three levels
/// are one Int128 (pairs · 2^108 + fit · 2^64 + tie): at most 2^18 people make a path, so |fit| stays below 2^40 of its 44 bits and |tie| below 2^62 of its 64,
/// and comparing the integers is comparing the levels. No weight is "large enough": each level has bits of its own.
/// </summary>
/// <param name="Pairs">Level 1: number of pairs.</param>
/// <param name="Fit">Level 2: fit.</param>
/// <param name="Tie">Level 3: tie break.</param>
public readonly record struct Worth(long Pairs, long Fit, long Tie)
{
    private const int FitBits = 44;

    /// <summary>One pair of this fit and tie break, packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Int128 Pack(int fit, ulong tie) => new((1UL << FitBits) + (uint)fit, tie);

    /// <summary>The three levels of a packed value; each lower level may be negative.</summary>
    internal static Worth Unpack(Int128 packed)
    {
        var tie = (long)(ulong)(packed & ulong.MaxValue);
        var upper = (long)((packed - tie) >> 64);
        var fit = (upper << (64 - FitBits)) >> (64 - FitBits);
        return new Worth((upper - fit) >> FitBits, fit, tie);
    }
}
