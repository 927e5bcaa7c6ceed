using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching.Verify;

/// <summary>A price, or the worth of a pair, compared level by level: pairs, then fit, then the tie break.</summary>
public readonly record struct Levels(long Pairs, long Fit, long Tie)
{
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
    private readonly bool[] _exactMentee = new bool[demand.Length];
    private readonly bool[] _exactMentor = new bool[capacity.Length];
    private readonly int[][] _matters = [new int[capacity.Length], new int[capacity.Length]];
    private Verdict? _refused;

    /// <summary>O(M N / <paramref name="threads"/>); <paramref name="rows"/> makes a reader for each thread.</summary>
    public Verdict Check(Func<Row> rows, IEnumerable<(int Mentee, int Mentor)> pairs, int threads = 1)
    {
        var keys = pairs.Select(pair => ((long)pair.Mentee << 32) | (uint)pair.Mentor).ToArray();
        Array.Sort(keys); // numbers: comparing pairs takes ten times as long
        var plan = Array.ConvertAll(keys, key => (Mentee: (int)(key >> 32), Mentor: (int)key));
        var (free, places, start) = ((int[])demand.Clone(), (int[])capacity.Clone(), new int[demand.Length + 1]);
        var (fit, left) = (new int[plan.Length], new Levels[plan.Length]);
        for (var at = 0; at < plan.Length; start[plan[at++].Mentee + 1] = at)
            if (at > 0 && plan[at] == plan[at - 1])
                Refuse("pairTwice", -1, -1);
            else if (--free[plan[at].Mentee] < 0 | --places[plan[at].Mentor] < 0)
                Refuse(free[plan[at].Mentee] < 0 ? "tooManyMentors" : "tooManyMentees", plan[at].Mentee, plan[at].Mentor);
        for (var i = 0; i < demand.Length; i++)
            (_exactMentee[i], start[i + 1]) = (IsFree(mentees[i], free[i], demand[i], i, -1), Math.Max(start[i], start[i + 1]));
        for (var j = 0; j < capacity.Length; j++)
            _exactMentor[j] = IsFree(mentors[j], places[j], capacity[j], -1, j);
        for (var at = 0; at < 2 * capacity.Length; at++) // a pair matters to a mentee of level 0 or 1 always, never, or from the mentor's price on
            _matters[at & 1][at / 2] = Math.Sign(mentors[at / 2].Pairs + (at & 1) - 1) is var sign and not 0
                ? sign * Huge
                : (int)Math.Clamp(mentors[at / 2].Fit, -Huge, Huge);
        if (_refused is null)
            Parallel.For(0, demand.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, rows, Read, _ => { });
        if (Array.IndexOf(_exactMentee, false) is >= 0 and var mentee)
            Refuse("priceTooLow", mentee, -1);
        if (Array.IndexOf(_exactMentor, false) is >= 0 and var mentor)
            Refuse("priceTooLow", -1, mentor);
        var sums = (Pairs: Int128.Zero, Fit: Int128.Zero); // Σ d·u + Σ c·p + what the pairs leave
        foreach (var (price, times) in mentees.Zip(demand).Concat(mentors.Zip(capacity)).Concat(left.Select(one => (one, 1))))
            sums = (sums.Pairs + Math.BigMul(price.Pairs, times), sums.Fit + Math.BigMul(price.Fit, times));
        if (sums.Pairs != plan.Length || sums.Fit != fit.Sum(f => (long)f))
            Refuse("sumsDiffer", -1, -1);
        return (_refused ?? new(null, -1, -1, 0, 0)) with { Pairs = plan.Length, Fit = fit.Sum(f => (long)f) };

        Row Read(int i, ParallelLoopState _, Row read)
        {
            var fits = read(i, out var named);
            for (var at = start[i]; at < start[i + 1]; at++)
            {
                var k = named.IsEmpty ? plan[at].Mentor : named.BinarySearch(plan[at].Mentor);
                if (k < 0 || (fit[at] = fits[k]) < 0)
                    Refuse("forbiddenPair", i, plan[at].Mentor);
                else
                    left[at] = Judge(i, plan[at].Mentor, fit[at], isUsed: true);
            }
            Scan(i, fits, named, plan.AsSpan(start[i]..start[i + 1]));
            return read;
        }
    }

    private void Scan(int i, ReadOnlySpan<int> fits, ReadOnlySpan<int> named, ReadOnlySpan<(int Mentee, int Mentor)> used)
    {
        var matters = _matters[Math.Clamp(mentees[i].Pairs, 0, 1)];
        var least = mentees[i].Pairs > 1 || Math.Abs(mentees[i].Fit) >= Huge / 2 ? -2 * Huge : (int)mentees[i].Fit;
        var eights = MemoryMarshal.Cast<int, Vector256<int>>(named.IsEmpty ? fits : []);
        var limits = MemoryMarshal.Cast<int, Vector256<int>>(matters);
        for (var k = 0; k < fits.Length; k++)
        {
            for (var at = k / 8; at < eights.Length && k % 8 == 0; k = 8 * ++at)
                if (Vector256.GreaterThanOrEqualAny(eights[at], limits[at] + Vector256.Create(least)))
                    break;
            for (; k < named.Length && fits[k] - matters[named[k]] < least; k++) { }
            if (k < fits.Length && (named.IsEmpty ? k : named[k]) is var j && fits[k] >= 0 && fits[k] - matters[j] >= least)
                if (!used.Contains((i, j)))
                    Judge(i, j, fits[k], isUsed: false);
        }
    }

    private Levels Judge(int i, int j, int fit, bool isUsed)
    {
        var left = new Levels(1, fit, tie(i, j)).Less(mentees[i], mentors[j]);
        if (isUsed ? left.Sign < 0 : left.Sign > 0)
            Refuse(isUsed ? "priceTooHigh" : "priceTooLow", i, j);
        _exactMentee[i] |= left.Sign == 0 && (isUsed || demand[i] == 0);
        if (left.Sign == 0 && (isUsed || capacity[j] == 0))
            _exactMentor[j] = true;
        return left;
    }

    /// <summary>Nobody pays less than nothing, nor anything for a unit or a place to spare; who then pays nothing pays exactly.</summary>
    private bool IsFree(Levels price, int spare, int all, int mentee, int mentor)
    {
        if (price.Sign < 0 || (spare > 0 && price.Sign != 0))
            Refuse(price.Sign < 0 ? "negativePrice" : "priceTooHigh", mentee, mentor);
        return price.Sign == 0 && (spare > 0 || all == 0);
    }

    private void Refuse(string fault, int mentee, int mentor) =>
        Interlocked.CompareExchange(ref _refused, new(fault, mentee, mentor, 0, 0), null);
}
