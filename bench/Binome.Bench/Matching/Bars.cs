using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>A method for each bar: which figure of which contest it is about.</summary>
internal static class Bars
{
    private const string Simplex = "LEMON network simplex";

    public static void EndToEnd(BarTable bars, Contests contests)
    {
        var dense = contests["cofely-dense"];
        bars.AtMost("1 cofely end to end, two threads", 60, dense?.Ours.Median(r => r.TotalMs), "ms");
        bars.Ratio(
            "1 cofely end to end",
            120,
            dense?.Ours.Median(r => r.TotalMs),
            dense?.Find(Contest.NetworkSimplex)?.Median,
            $"{Simplex} given the dense graph"
        );
    }

    public static void Candidates(BarTable bars, Contests contests)
    {
        foreach (var (name, parts) in new[] { ("cofely", 25), ("cofely-tight", 12), ("cofely-two", 25) })
            Solve(bars, "2", name, parts, contests);
    }

    public static void Internet(BarTable bars, Contests contests)
    {
        Solve(bars, "3", "internet", 20, contests);
        var whole = contests["internet-end-to-end"];
        bars.AtMost("3 internet end to end, two threads", 3000, whole?.Ours.Median(r => r.TotalMs), "ms");
        bars.AtMost("3 internet, memory", 256, whole?.Ours.Median(r => r.PeakMb), "MB");
    }

    public static void Adversaries(BarTable bars, Contests contests)
    {
        foreach (var adversary in Adversary.All)
        {
            var contest = contests[adversary.Name];
            bars.Ratio($"4 {adversary.Name}", 3, contest?.Ours.Median(r => r.SolveMs), contest?.Best, "the better of LEMON's two");
        }
    }

    public static void Verifier(BarTable bars, Contests contests)
    {
        // All pairs of a file are its candidates.
        bars.AtMost("7 verifier on candidates, cofely", 2, contests["cofely"]?.Ours.Median(r => r.ProofMs), "ms");
        bars.AtMost("7 verifier on all pairs, cofely", 20, contests["cofely-dense"]?.Ours.Median(r => r.ProofMs), "ms");
    }

    /// <summary>Each run compares 20,000; it throws at the first difference.</summary>
    public static async Task Exhaustive(BarTable bars)
    {
        var ours = new Ours("--exhaustive");
        for (var round = 0; round < MatchingBench.Rounds; round++)
            await ours.Round();
        bars.AtMost("8 20,000 small instances against every plan", 5, ours.Median(r => r.TotalMs) / 1000, "s");
    }

    public static void Memory(BarTable bars, Contests contests) =>
        bars.AtMost("10 memory at cofely, end to end", 64, contests["cofely-dense"]?.Ours.Median(r => r.PeakMb), "MB");

    /// <summary>A row as soon as its size is measured: the larger one may take long.</summary>
    public static async Task Lists(BarTable bars)
    {
        foreach (var (mentees, mentors, most) in new[] { (1000, 470, 250), (12_000, 3000, 2000) })
        {
            var (seconds, peak) = await PairLists.Measure(mentees, mentors, MatchingBench.Rounds);
            bars.AtMost($"11 binome pair, cold, {mentees:N0} × {mentors:N0} from CSV ({peak:F0} MB)", most, seconds * 1000, "ms");
        }
    }

    private static void Solve(BarTable bars, string bar, string name, int parts, Contests contests) =>
        bars.Ratio(
            $"{bar} {name} from stored candidates, one thread",
            parts,
            contests[name]?.Ours.Median(r => r.SolveMs),
            contests[name]?.Find(Contest.NetworkSimplex)?.Median,
            Simplex
        );
}
