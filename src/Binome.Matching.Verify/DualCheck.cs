using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching.Verify;

/// <summary>A price, or the worth of a pair, compared level by level: pairs, then fit, then the tie break.</summary>
public readonly record struct Levels(long Pairs, long Fit, long Tie)
{
    // Not within ±2^61: what a pair is worth less two prices could leave 64 bits, and no plan of 2^18 people has such a price.
    internal bool IsFar => ((Pairs + (1L << 61)) | (Fit + (1L << 61)) | (Tie + (1L << 61))) >>> 62 != 0;
    internal int Sign => Math.Sign(4 * Math.Sign(Pairs) + 2 * Math.Sign(Fit) + Math.Sign(Tie));

    internal Levels Less(Levels a, Levels b) => checked(new(Pairs - a.Pairs - b.Pairs, Fit - a.Fit - b.Fit, Tie - a.Tie - b.Tie));
}

/// <summary>The fits of a mentee with these mentors, ascending, -1 where a rule forbids the pair; with all of them in order when none are named.</summary>
public delegate ReadOnlySpan<int> Row(int mentee, out ReadOnlySpan<int> mentors);

/// <summary>The answer: no fault (null) or one by name, with its people (-1: none in particular); and the plan's pairs and fit.</summary>
public sealed record Verdict(string? Fault, int Mentee, int Mentor, long Pairs, long Fit);

/// <summary>Checks in integers, over all pairs, that no plan has more pairs, more fit, or a greater tie break: see docs/matching.md. For one use.</summary>
public sealed class DualCheck(int[] demand, int[] capacity, Func<int, int, long> tie, Levels[] mentees, Levels[] mentors)
{
    private const int Huge = 1 << 29;
    private const int MaxFit = 1_000_000;
    private readonly bool[] _exact = new bool[demand.Length + capacity.Length];
    private readonly int[][] _matters = [new int[capacity.Length], new int[capacity.Length]];
    private Verdict? _refused;

    /// <summary>O(M N / <paramref name="threads"/>); <paramref name="rows"/> makes a reader for each thread.</summary>
    public Verdict Check(Func<Row> rows, IEnumerable<(int Mentee, int Mentor)> pairs, int threads = 1)
    {
        var keys = pairs.Select(pair => ((long)pair.Mentee << 32) | (uint)pair.Mentor); // numbers: comparing pairs takes ten times as long
        var plan = Array.ConvertAll(keys.Order().ToArray(), key => (Mentee: (int)(key >> 32), Mentor: (int)key));
        if (Array.Exists(plan, pair => (uint)pair.Mentee >= demand.Length || (uint)pair.Mentor >= capacity.Length))
            return new("unknownPosition", -1, -1, 0, 0);
        var (free, places, start) = ((int[])demand.Clone(), (int[])capacity.Clone(), new int[demand.Length + 1]);
        var (worth, left) = (new Levels[plan.Length], new Levels[plan.Length]);
        for (var at = 0; at < plan.Length; start[plan[at++].Mentee + 1] = at)
            if (at > 0 && plan[at] == plan[at - 1])
                Refuse("pairTwice", -1, -1);
            else if (--free[plan[at].Mentee] < 0 | --places[plan[at].Mentor] < 0)
                Refuse(free[plan[at].Mentee] < 0 ? "tooManyMentors" : "tooManyMentees", plan[at].Mentee, plan[at].Mentor);
        for (var i = 0; i < demand.Length; i++)
            (_exact[i], start[i + 1]) = (IsFree(mentees[i], free[i], demand[i], i, -1), Math.Max(start[i], start[i + 1]));
        for (var j = 0; j < capacity.Length; j++)
            _exact[demand.Length + j] = IsFree(mentors[j], places[j], capacity[j], -1, j);
        for (var at = 0; at < 2 * capacity.Length; at++) // a pair matters to a mentee of level 0 or 1 always, never, or from the mentor's price on
            _matters[at & 1][at / 2] = Math.Sign(mentors[at / 2].Pairs + (at & 1) - 1) is var sign and not 0
                ? sign * Huge
                : (int)Math.Clamp(mentors[at / 2].Fit, -Huge, Huge);
        if (_refused is null)
            Parallel.For(0, demand.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, rows, Read, _ => { });
        if (Array.IndexOf(_exact, false) is >= 0 and var who)
            Refuse("priceTooLow", who < demand.Length ? who : -1, Math.Max(-1, who - demand.Length));
        var gap = (Pairs: Int128.Zero, Fit: Int128.Zero, Tie: Int128.Zero); // Σ d·u + Σ c·p + what the pairs leave - what they are worth
        var sides = mentees.Zip(demand).Concat(mentors.Zip(capacity)).Concat(left.Select(one => (one, 1)));
        foreach (var (all, times) in sides.Concat(worth.Select(one => (one, -1))))
            gap = (gap.Pairs + Math.BigMul(all.Pairs, times), gap.Fit + Math.BigMul(all.Fit, times), gap.Tie + Math.BigMul(all.Tie, times));
        if (gap != (0, 0, 0))
            Refuse("sumsDiffer", -1, -1);
        return (_refused ?? new(null, -1, -1, 0, 0)) with { Pairs = plan.Length, Fit = worth.Sum(one => one.Fit) };

        Row Read(int i, ParallelLoopState _, Row read)
        {
            var fits = read(i, out var named);
            for (var at = start[i]; at < start[i + 1]; at++)
                if ((named.IsEmpty ? plan[at].Mentor : named.BinarySearch(plan[at].Mentor)) is var k && (k < 0 || fits[k] < 0))
                    Refuse("forbiddenPair", i, plan[at].Mentor);
                else
                    left[at] = Judge(i, plan[at].Mentor, worth[at] = new(1, fits[k], tie(i, plan[at].Mentor)), isUsed: true);
            Scan(i, fits, named, plan.AsSpan(start[i]..start[i + 1]));
            return read;
        }
    }

    private void Scan(int i, ReadOnlySpan<int> fits, ReadOnlySpan<int> named, ReadOnlySpan<(int Mentee, int Mentor)> used)
    {
        var matters = _matters[Math.Clamp(mentees[i].Pairs, 0, 1)];
        var least = mentees[i].Pairs > 1 || Math.Abs(mentees[i].Fit) >= Huge / 2 ? -2 * Huge : (int)mentees[i].Fit;
        var eights = MemoryMarshal.Cast<int, Vector256<int>>(named.IsEmpty ? fits : []);
        var (from, most) = (Vector256.Create(least), Vector256.Create(MaxFit + 1));
        var limits = MemoryMarshal.Cast<int, Vector256<int>>(matters);
        for (var k = 0; k < fits.Length; k++)
        {
            for (var at = k / 8; at < eights.Length && k % 8 == 0; k = 8 * ++at)
                if (Vector256.GreaterThanOrEqualAny(eights[at], Vector256.Min(limits[at] + from, most)))
                    break;
            for (; k < named.Length && fits[k] < Math.Min(matters[named[k]] + least, MaxFit + 1); k++) { }
            if (k < fits.Length && (named.IsEmpty ? k : named[k]) is var j && fits[k] >= Math.Clamp(matters[j] + least, 0, MaxFit + 1))
                if (!used.Contains((i, j)))
                    Judge(i, j, new(1, fits[k], tie(i, j)), isUsed: false);
        }
    }

    private Levels Judge(int i, int j, Levels worth, bool isUsed)
    {
        var left = worth.Less(mentees[i], mentors[j]);
        if (worth.Fit > MaxFit || (isUsed ? left.Sign < 0 : left.Sign > 0))
            Refuse(Either(worth.Fit > MaxFit, "fitOutOfRange", isUsed ? "priceTooHigh" : "priceTooLow"), i, j);
        _exact[i] |= left.Sign == 0 && (isUsed || demand[i] == 0);
        if (left.Sign == 0 && (isUsed || capacity[j] == 0))
            _exact[demand.Length + j] = true;
        return left;
    }

    /// <summary>Nobody pays less than nothing, nor anything for a unit or a place to spare; who then pays nothing pays exactly.</summary>
    private bool IsFree(Levels price, int spare, int all, int mentee, int mentor)
    {
        if (price.IsFar || price.Sign < 0 || (spare > 0 && price.Sign != 0))
            Refuse(Either(price.IsFar, "priceOutOfRange", price.Sign < 0 ? "negativePrice" : "priceTooHigh"), mentee, mentor);
        return price.Sign == 0 && (spare > 0 || all == 0);
    }

    private static string Either(bool isFirst, string first, string second) => isFirst ? first : second;

    private void Refuse(string fault, int mentee, int mentor) =>
        Interlocked.CompareExchange(ref _refused, new(fault, mentee, mentor, 0, 0), null);
}
