using System.Runtime.CompilerServices;

namespace Binome.Matching;

/// <summary>
/// A price or a distance on its three levels, in two words: pairs · 2^44 + fit, then the tie break. A path has at most 2^18 people, so |fit| stays below 2^40 and
/// |tie| below 2^62: comparing the words is comparing the levels.
/// </summary>
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
