namespace Binome.Matching.Tests;

public sealed class CurveTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_point_is_the_best_total_that_exhaustive_search_finds_for_so_many_pairs()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var instance = Instance.Small(seed);
            var points = Curve.Of(instance.Problem);
            var best = Best(instance);
            Assert.Equal(Enumerable.Range(0, best.Length).Reverse(), points.Select(point => point.Pairs));
            foreach (var point in points)
                Assert.True(best[point.Pairs] == point.Fit, $"seed {seed}, {point}: {best[point.Pairs]}");
        }
    }

    [Fact]
    public void Pairs_given_up_gain_less_and_less_and_the_mean_never_falls()
    {
        foreach (var name in new[] { "axa-france-tight", "axa-group-two" })
        {
            var problem = Rm1.Named.Single(known => known.Name == name).Make().Problem(kept: 64);
            var points = Curve.Of(problem, fewest: 100);
            Assert.Equal((points[0].Pairs, points[0].Fit), (Solver.Solve(problem).Pairs.Count, Solver.Solve(problem).Fit));
            output.WriteLine($"{name}: {points[0].MeanFit:F0} of {points[0].Pairs}, {points[12].MeanFit:F0} of {points[12].Pairs}");
            for (var at = 1; at < points.Count; at++)
            {
                Assert.Equal(points[at - 1].Pairs - 1, points[at].Pairs);
                Assert.True(points[at].MeanFit >= points[at - 1].MeanFit);
                Assert.True(at < 2 || points[at].Fit - points[at - 1].Fit <= points[at - 1].Fit - points[at - 2].Fit);
            }
        }
    }

    /// <summary>The greatest fit of each number of pairs there can be: every plan, mentee after mentee.</summary>
    private static long[] Best(Instance instance)
    {
        var best = new List<long>();
        var places = (int[])instance.Capacity.Clone();
        Try(0, 0, 0, 0, 0);
        return [.. best];

        void Try(int mentee, int mentor, int wanted, int pairs, long fit)
        {
            if (mentee == instance.Demand.Length)
            {
                while (best.Count <= pairs)
                    best.Add(-1);
                best[pairs] = Math.Max(best[pairs], fit);
                return;
            }
            if (mentor == places.Length)
            {
                Try(mentee + 1, 0, 0, pairs, fit);
                return;
            }
            Try(mentee, mentor + 1, wanted, pairs, fit);
            if (wanted == instance.Demand[mentee] || places[mentor] == 0 || instance.Fit[mentee][mentor] < 0)
                return;
            places[mentor]--;
            Try(mentee, mentor + 1, wanted + 1, pairs + 1, fit + instance.Fit[mentee][mentor]);
            places[mentor]++;
        }
    }
}
