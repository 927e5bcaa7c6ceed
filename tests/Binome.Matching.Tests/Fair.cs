namespace Binome.Matching.Tests;

public sealed class FairTests
{
    [Fact]
    public void The_worst_pair_is_the_best_that_exhaustive_search_finds_and_all_three_proofs_hold()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var instance = Instance.Small(seed);
            var fair = Fair.Solve(instance.Problem);
            var most = instance.Best().Worth.Pairs;
            Assert.Equal(most, fair.Plan.Pairs.Count);
            var best = instance
                .Fit.SelectMany(row => row)
                .Where(fit => fit >= 0)
                .Append(0)
                .Distinct()
                .Order()
                .Last(fit => From(fit).Worth.Pairs == most);
            if (most > 0)
            {
                Assert.Equal((best, best), (fair.LeastFit, fair.Plan.Pairs.Min(pair => pair.Fit)));
                Assert.Equal(From(best).Pairs, fair.Plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)));
                Assert.True(fair.Above.Pairs.Count < most);
            }
            var pairs = fair.Plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToList();
            Assert.Null(Proof.Check(fair.Plan).Fault);
            Assert.Null(Proof.Check(fair.Above).Fault);
            Assert.Null(Proof.Check(fair.Most, pairs: pairs).Fault); // the plan itself has the most pairs

            ((int Pairs, long, long) Worth, List<(int, int)> Pairs) From(int least) =>
                (instance with { Fit = [.. instance.Fit.Select(row => row.Select(fit => fit < least ? -1 : fit).ToArray())] }).Best();
        }
    }
}
