using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// The best pairs of a row, by fit, then by the mentor's number. A threshold that a few more than wanted reach is found by counting, from the last row's, since neighbours are alike;
/// those are set aside in one sweep, and the exact threshold is found among them.
/// </summary>
internal sealed class BestOfRow(int mentors)
{
    private const int Spare = 48;
    private const int MostGuesses = 12;
    private readonly int[] _mentor = new int[mentors + 8];
    private readonly int[] _fit = new int[mentors + 8];
    private int _threshold = 1;
    private int _stride = 16;

    /// <summary>Writes at most <paramref name="keep"/> pairs, mentors ascending, and says how many. O(N).</summary>
    public int Keep(ReadOnlySpan<int> row, int keep, Span<int> mentors, Span<int> fits)
    {
        var threshold = keep >= row.Length ? 0 : Guess(row, keep);
        var count = Aside(row, threshold);
        var (least, spare) = count <= keep ? (-1, 0) : Exact(_fit.AsSpan(0, count), keep, threshold);
        var at = 0;
        for (var k = 0; k < count; k++)
            if (_fit[k] > least || (_fit[k] == least && spare-- > 0))
                (mentors[at], fits[at++]) = (_mentor[k], _fit[k]);
        return at;
    }

    /// <summary>A threshold, 0 or more, that enough fits reach, and not many more where that can be had in a few guesses.</summary>
    private int Guess(ReadOnlySpan<int> row, int keep)
    {
        var (low, high) = (0, Problem.MaxFit + 1); // enough reach low (or nobody is left out), too few reach high
        var at = Math.Max(1, _threshold);
        for (var guess = 0; guess < MostGuesses && high - low > 1; guess++)
        {
            var reaching = Reaching(row, at);
            if (reaching >= keep && reaching <= keep + Spare)
                return _threshold = at;
            (low, high) = reaching < keep ? (low, at) : (at, high);
            _stride = guess == 0 ? 16 : _stride * 2;
            var next = reaching < keep ? at - _stride : at + _stride;
            at = next > low && next < high ? next : low + (high - low) / 2;
        }
        return _threshold = low;
    }

    /// <summary>The fit of the last one kept, and how many of that fit are.</summary>
    private static (int Least, int Spare) Exact(ReadOnlySpan<int> fits, int keep, int low)
    {
        var high = Problem.MaxFit + 1;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Reaching(fits, middle) >= keep ? (middle, high) : (low, middle);
        }
        return (low, keep - Reaching(fits, low + 1));
    }

    private int Aside(ReadOnlySpan<int> row, int threshold)
    {
        var limit = Vector256.Create(threshold);
        ref var first = ref MemoryMarshal.GetReference(row);
        var (count, j) = (0, 0);
        for (; j + 8 <= row.Length; j += 8)
        {
            var eight = Vector256.LoadUnsafe(ref first, (nuint)j);
            for (var hits = Vector256.GreaterThanOrEqual(eight, limit).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var at = j + BitOperations.TrailingZeroCount(hits);
                (_mentor[count], _fit[count++]) = (at, row[at]);
            }
        }
        for (; j < row.Length; j++)
            if (row[j] >= threshold)
                (_mentor[count], _fit[count++]) = (j, row[j]);
        return count;
    }

    private static int Reaching(ReadOnlySpan<int> fits, int threshold)
    {
        var limit = Vector256.Create(threshold - 1);
        var (one, two) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var first = ref MemoryMarshal.GetReference(fits);
        var j = 0;
        for (; j + 16 <= fits.Length; j += 16)
        {
            one -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)j), limit);
            two -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)(j + 8)), limit);
        }
        var count = Vector256.Sum(one + two);
        for (; j < fits.Length; j++)
            if (fits[j] >= threshold)
                count++;
        return count;
    }
}
