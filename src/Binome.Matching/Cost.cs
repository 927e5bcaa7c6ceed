using System.Runtime.CompilerServices;

namespace Binome.Matching;

/// <summary>
/// A price or a distance on its three levels, in two words: pairs · 2^44 + fit, then the tie break. Comparing the words is comparing the levels, and nothing overflows.
/// </summary>
/// <remarks>
/// A price is a starting price (0, or a pair's worth less another such price) plus an alternating sum of worths along a simple path, and so is a distance. A path has at most 2^18
/// people (<see cref="Problem.MaxPeople"/>); a fit is below 2^20 and a tie break below 2^43 (<see cref="TieBreak.Bits"/>). So the fit of a price stays within 2^38, inside its 44 bits
/// with its sign, and its tie break within 2^61; its pairs, 1 each with alternating signs, within a few. <see cref="Endless"/> is 2^61, above all of them, and two stay below 2^63.
/// </remarks>
internal readonly record struct Cost(long Upper, long Tie)
{
    public const int FitBits = 44;

    /// <summary>The worth of having a pair at all.</summary>
    public const long OnePair = 1L << FitBits;

    public static readonly Cost Endless = new(long.MaxValue / 4, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Cost operator +(Cost a, Cost b) => new(a.Upper + b.Upper, a.Tie + b.Tie);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Cost operator -(Cost a, Cost b) => new(a.Upper - b.Upper, a.Tie - b.Tie);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <(Cost a, Cost b) => a.Upper < b.Upper || (a.Upper == b.Upper && a.Tie < b.Tie);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator >(Cost a, Cost b) => b < a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <=(Cost a, Cost b) => !(b < a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator >=(Cost a, Cost b) => !(a < b);

    public static Cost Max(Cost a, Cost b) => a < b ? b : a;

    public static Cost Min(Cost a, Cost b) => a < b ? a : b;

    public bool IsZero => (Upper | Tie) == 0;

    /// <summary>The three levels; fit and tie may be negative.</summary>
    public Worth Unpack()
    {
        var fit = (Upper << (64 - FitBits)) >> (64 - FitBits);
        return new Worth((Upper - fit) >> FitBits, fit, Tie);
    }
}
