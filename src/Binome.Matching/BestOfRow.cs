using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// The best pairs of a row, by fit, then by the mentor's number. A threshold that enough fits reach, and not many more, is found by counting, from the last row's;
/// those are set aside in one sweep that branches nowhere, and the exact threshold is found among them.
/// </summary>
internal sealed class BestOfRow(int mentors)
{
    private const int Width = 8;
    private const int MostGuesses = 12;

    /// <summary>Of thirty-two, so many are rarely passed: they are written without asking how many there are.</summary>
    private const int Usual = 4;

    /// <summary>For each set of lanes, these first: what sets eight numbers aside in one step.</summary>
    private static readonly Vector256<int>[] s_first = [.. Enumerable.Range(0, 1 << Width).Select(First)];

    private readonly int[] _mentor = new int[mentors + 3 * Width];
    private readonly int[] _fit = new int[mentors + 3 * Width];
    private int _threshold = 1;
    private float _halving = 100;

    /// <summary>Writes as many pairs as there is room for, mentors ascending. O(N).</summary>
    /// <returns>How many, and the fit that none of those left out is above: -1 when all are in.</returns>
    public (int Count, int Least) Keep(ReadOnlySpan<int> row, Span<int> mentors, Span<int> fits)
    {
        var keep = mentors.Length;
        var threshold = keep >= row.Length ? 0 : Guess(row, keep);
        var count = Aside(row, threshold);
        if (count > keep)
        {
            _fit.AsSpan(count, Width).Fill(-1); // whole vectors can be compared
            var padded = _fit.AsSpan(0, (count + Width - 1) / Width * Width);
            threshold = Exact(padded, keep, threshold, count);
            var surplus = Reaching(padded, threshold) - keep;
            for (var k = count - 1; surplus > 0; k--)
                if (_fit[k] == threshold)
                    (_fit[k], surplus) = (-1, surplus - 1);
            Close(count, threshold);
            count = keep;
        }
        else if (threshold == 0)
            threshold = -1;
        _mentor.AsSpan(0, count).CopyTo(mentors);
        _fit.AsSpan(0, count).CopyTo(fits);
        return (count, threshold);
    }

    /// <summary>
    /// A threshold, 0 or more, that enough fits reach (or nobody is left out), and not many more where that can be had in a few guesses: near the top, every so
    /// many points half as many reach it.
    /// </summary>
    private int Guess(ReadOnlySpan<int> row, int keep)
    {
        var (low, high) = (0, Problem.MaxFit + 1); // enough reach low, too few reach high
        var (at, before, log) = (Math.Max(1, _threshold), 0, 0f);
        for (var guess = 0; guess < MostGuesses && high - low > 1; guess++)
        {
            var reaching = Reaching(row, at);
            if (reaching >= keep && reaching <= 2 * keep + Width)
                return _threshold = at;
            (low, high) = reaching < keep ? (low, at) : (at, high);
            var logNow = MathF.Log2(reaching + 0.5f);
            if (guess > 0 && Math.Abs(logNow - log) > 0.5f)
                _halving = Math.Clamp((at - before) / (log - logNow), 1, Problem.MaxFit / 16);
            else if (guess > 0)
                _halving = Math.Min(2 * _halving, Problem.MaxFit / 16);
            (before, log) = (at, logNow);
            var way = (int)((logNow - MathF.Log2(1.4f * keep)) * _halving);
            var next = at + (way != 0 ? way : Math.Sign(reaching - keep));
            at = next > low && next < high ? next : low + (high - low) / 2;
        }
        return _threshold = low;
    }

    /// <summary>The fit of the last one kept.</summary>
    private int Exact(ReadOnlySpan<int> fits, int keep, int low, int count)
    {
        var high = Problem.MaxFit + 1;
        for (var step = (int)(MathF.Log2((float)count / keep) * _halving) + 1; high > Problem.MaxFit && low + step < high; step *= 2)
            if (Reaching(fits, low + step) < keep)
                high = low + step;
            else
                low += step;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Reaching(fits, middle) >= keep ? (middle, high) : (low, middle);
        }
        return low;
    }

    private int Aside(ReadOnlySpan<int> row, int threshold)
    {
        var limit = Vector256.Create(threshold);
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_mentor);
        var (count, j) = (0, 0);
        for (; j + 4 * Width <= row.Length; j += 4 * Width)
        {
            var hits = ~(
                Below(limit, ref first, j)
                | (Below(limit, ref first, j + Width) << Width)
                | (Below(limit, ref first, j + 2 * Width) << (2 * Width))
                | (Below(limit, ref first, j + 3 * Width) << (3 * Width))
            );
            var most = count + BitOperations.PopCount(hits);
            for (var at = 0; at < Usual; at++, hits &= hits - 1)
                Unsafe.Add(ref to, count + at) = j + BitOperations.TrailingZeroCount(hits); // those beyond the last hit are written over
            for (var at = count + Usual; hits != 0; at++, hits &= hits - 1)
                Unsafe.Add(ref to, at) = j + BitOperations.TrailingZeroCount(hits);
            count = most;
        }
        for (; j < row.Length; j++)
            if (row[j] >= threshold)
                _mentor[count++] = j;
        var mentors = _mentor.AsSpan(0, count);
        var fits = _fit.AsSpan(0, count);
        for (var k = 0; k < mentors.Length; k++)
            fits[k] = row[mentors[k]];
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Below(Vector256<int> limit, ref int first, int j) =>
        Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)j)).ExtractMostSignificantBits();

    /// <summary>Of those set aside, keeps what reaches the threshold, in order.</summary>
    private void Close(int count, int threshold)
    {
        var limit = Vector256.Create(threshold - 1);
        ref var mentors = ref MemoryMarshal.GetArrayDataReference(_mentor);
        ref var fits = ref MemoryMarshal.GetArrayDataReference(_fit);
        for (var (k, at) = (0, 0); k < count; k += Width)
        {
            var eight = Vector256.LoadUnsafe(ref fits, (nuint)k);
            var hits = Vector256.GreaterThan(eight, limit).ExtractMostSignificantBits();
            var first = s_first[(byte)hits];
            Vector256.ShuffleNative(Vector256.LoadUnsafe(ref mentors, (nuint)k), first).StoreUnsafe(ref mentors, (nuint)at);
            Vector256.ShuffleNative(eight, first).StoreUnsafe(ref fits, (nuint)at);
            at += BitOperations.PopCount(hits);
        }
    }

    private static int Reaching(ReadOnlySpan<int> fits, int threshold)
    {
        var limit = Vector256.Create(threshold);
        var (one, two) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var first = ref MemoryMarshal.GetReference(fits);
        var (j, four) = (0, fits.Length & ~(4 * Width - 1));
        for (; j < four; j += 4 * Width)
        {
            one += Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)j));
            two += Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)(j + Width)));
            one += Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)(j + 2 * Width)));
            two += Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)(j + 3 * Width)));
        }
        for (; j + Width <= fits.Length; j += Width)
            one += Vector256.GreaterThan(limit, Vector256.LoadUnsafe(ref first, (nuint)j));
        var count = j + Vector256.Sum(one + two); // each below counts -1
        for (; j < fits.Length; j++)
            if (fits[j] >= threshold)
                count++;
        return count;
    }

    private static Vector256<int> First(int hits)
    {
        int[] lanes = [.. Enumerable.Range(0, Width).OrderBy(lane => (hits >> lane & 1) == 0)];
        return Vector256.Create(lanes);
    }
}
