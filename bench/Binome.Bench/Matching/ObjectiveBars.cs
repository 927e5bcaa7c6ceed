using System.Diagnostics;
using Binome.Matching;
using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>Bar 12: the other objectives from stored candidates, in this process, on one thread.</summary>
internal static class ObjectiveBars
{
    public static void Measure(BarTable bars)
    {
        var problem = Rm1.Named.Single(known => known.Name == "cofely").Make().Problem(kept: 64, threads: 2);
        bars.AtMost("12 stable, cofely", 5, Median(() => Stable.Solve(problem)), "ms");
        bars.AtMost("12 max-min, cofely: the threshold", 10, Median(() => Fair.LeastFit(problem)), "ms");
        bars.Shown("12 max-min, cofely: with the best plan above it and all three proofs", Median(() => Fair.Solve(problem)), "ms");
        var group = Rm1.Named.Single(known => known.Name == "axa-group").Make().Problem(kept: 64, threads: 2);
        bars.Shown("12 leximin, axa-group", Median(() => Leximin.Solve(group)), "ms");
        bars.Shown("12 the curve of axa-group, down to a hundred pairs fewer", Median(() => Curve.Of(group, fewest: 899)), "ms");
    }

    /// <summary>Of what is short, many times a round.</summary>
    private static double Median(Action solve)
    {
        var took = new List<double>();
        for (var round = 0; round < MatchingBench.Rounds + 2; round++)
        for (var spent = 0.0; spent < 200; )
        {
            var clock = Stopwatch.StartNew();
            solve();
            spent += clock.Elapsed.TotalMilliseconds;
            if (round >= 2) // warm
                took.Add(clock.Elapsed.TotalMilliseconds);
        }
        return Report.Median(took);
    }
}
