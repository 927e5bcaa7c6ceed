namespace Binome.Matching.Tests;

/// <summary>The instance generator RM1: integers only, so that anyone who writes it again gets the same bytes.</summary>
internal static class Rm1
{
    private static readonly int[] s_zones = [1, 0, 1, 1, 1, 2, 3, -5, -6, -8, -3, 8, 9, 8, 5, 10, 2, 1, 1, 0];
    private static readonly int[] s_home = [0, 1, 0, 2, 3, 4, 5, 1, 4, 1, 6, 7, 8, 1, 1, 1, 9, 2, 0, 1];

    public static (Problem Problem, ulong Hash, long Sum) Make(int seed, int mentees, int mentors, int low, int high, int twice)
    {
        var s = (ulong)seed;
        var sites = Math.Max(3, Math.Min(240, (mentees + mentors) / 60));
        var e = Enumerable.Range(0, mentees).Select(i => Person(s, 100, i, sites)).ToArray();
        var r = Enumerable.Range(0, mentors).Select(j => Person(s, 200, j, sites)).ToArray();
        var above = Enumerable.Range(0, mentors).Select(j => (int)R((ulong)mentees, H(s, 208, j, 0))).ToArray();
        var chains = Enumerable.Range(0, mentees).Select(Chain).ToArray();
        var (starts, cols, fits) = (new int[mentees + 1], new List<int>(), new List<int>());
        var (hash, sum) = (1469598103934665603UL, 0L);
        for (var i = 0; i < mentees; i++)
        {
            for (var j = 0; j < mentors; j++)
            {
                var h = (int)((H(s, 50, i, j) >> 32) % 1000);
                var apart = Math.Abs(s_zones[e[i].Country] - s_zones[r[j].Country]);
                if ((e[i].Languages & r[j].Languages) == 0 || apart > 6 || chains[above[j]].Contains(i) || h < 4)
                    continue;
                var fit = Fit(e[i], r[j], apart) + 50 * Math.Min(10, Distance(chains[i], chains[above[j]])) + (h < 34 ? 0 : 1000);
                cols.Add(j);
                fits.Add(fit);
                sum += fit;
                hash = unchecked((hash ^ (ulong)(fit * 1000003L + j)) * 1099511628211UL);
            }
            starts[i + 1] = cols.Count;
        }
        var demand = Enumerable.Range(0, mentees).Select(i => 1 + (R(100, H(s, 110, i, 0)) < (ulong)twice ? 1 : 0)).ToArray();
        var capacity = Enumerable.Range(0, mentors).Select(j => low + (int)R((ulong)(high - low + 1), H(s, 210, j, 0))).ToArray();
        return (new Problem(demand, capacity, starts, [.. cols], [.. fits], TieBreak.ByPosition(mentees, mentors)), hash, sum);
    }

    private sealed record Someone(int Site, int Country, int Department, int Languages, int[] Style, int[] Topics);

    private static Someone Person(ulong s, ulong t, int i, int sites)
    {
        var site = (int)Q((ulong)sites, H(s, t + 1, i, 0));
        var country = 3 * site < sites ? 0 : 1 + (int)R(19, H(s, 7, site, 0));
        var languages = 1 << s_home[country];
        if (R(100, H(s, t + 3, i, 0)) < (t == 100 ? 75UL : 85UL))
            languages |= 2;
        if (R(100, H(s, t + 3, i, 1)) < 15)
            languages |= 1 << (int)R(10, H(s, t + 3, i, 2));
        var topics = new int[60];
        var n = t == 100 ? 4 + (int)R(5, H(s, t + 5, i, 0)) : 12 + (int)R(14, H(s, t + 5, i, 0));
        for (var k = 0; k < n; k++)
            topics[Q(60, H(s, t + 6, i, k))] = 1 + (int)R(5, H(s, t + 7, i, k));
        return new(
            site,
            country,
            (int)R(24, H(s, t + 2, i, 0)),
            languages,
            [.. Enumerable.Range(0, 5).Select(k => (int)R(16, H(s, t + 4, i, k)))],
            topics
        );
    }

    private static int Fit(Someone e, Someone r, int apart)
    {
        var common = e.Languages & r.Languages;
        var style = Enumerable.Range(0, 5).Select(k => Math.Abs(e.Style[k] - r.Style[k])).Select((p, k) => k < 2 ? p : 15 - p).Sum();
        return 4000 * e.Topics.Zip(r.Topics, (need, skill) => need * skill).Sum() / (5 * e.Topics.Sum())
            + (
                (common & 1 << s_home[e.Country]) != 0 ? 1500
                : (common & ~2) != 0 ? 1000
                : 700
            )
            + (
                e.Site == r.Site ? 1000
                : e.Country == r.Country ? 600
                : apart <= 2 ? 300
                : 0
            )
            + 20 * style
            + (e.Department != r.Department ? 500 : 0);
    }

    /// <summary>From the root down to the person.</summary>
    private static int[] Chain(int person)
    {
        var chain = new Stack<int>([person]);
        while (chain.Peek() > 0)
            chain.Push((chain.Peek() - 1) / 6);
        return [.. chain];
    }

    private static int Distance(int[] mentee, int[] aboveMentor) =>
        mentee.Length
        - 1
        + aboveMentor.Length
        - 1
        + 2
        - 2 * mentee.Take(mentee.Length - 1).Take(8).Zip(aboveMentor.Take(8)).TakeWhile(pair => pair.First == pair.Second).Count();

    private static ulong R(ulong n, ulong h) => ((h >> 32) * n) >> 32;

    private static ulong Q(ulong n, ulong h) => (n * (h >> 48) * (h >> 48)) >> 32;

    private static ulong H(ulong s, ulong t, int a, int b) =>
        unchecked(TieBreak.Mix(TieBreak.Mix(TieBreak.Mix(s * 0x9E3779B97F4A7C15 + t) + (ulong)a) + (ulong)b));
}
