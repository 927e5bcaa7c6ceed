using Binome.Matching.Groups;

namespace Binome.Matching.Tests;

public sealed class TandemsTests(ITestOutputHelper output)
{
    [Fact]
    public void Equal_exhaustive_search_for_at_most_nine_people_and_each_proof_holds()
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        output.WriteLine($"seeds {seed}..{seed + 4999}");
        for (var s = seed; s < seed + 5000; s++)
        {
            var random = new Random(s);
            var fit = Random(random, random.Next(10), new[] { 0, 2, 19, 10_000 }[random.Next(4)], random.Next(4) * 25);
            var plan = Tandems.Solve(fit);
            Check(plan, fit);
            Assert.True(Best(fit, 0) == (plan.Pairs.Count, plan.Fit), $"seed {s}");
        }
    }

    [Theory]
    [InlineData(120, 10_000, 0)]
    [InlineData(121, 3, 90)]
    [InlineData(150, 1_000_000, 97)]
    public void Larger_ones_are_proved_too(int people, int range, int forbidden)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var fit = Random(new Random(seed), people, range, forbidden);
            Check(Tandems.Solve(fit), fit);
        }
    }

    [Fact]
    public void A_lower_price_proves_nothing()
    {
        var fit = Random(new Random(1), 31, 100, 50);
        var proof = Tandems.Solve(fit).Proof;
        for (var at = 0; at < fit.Length; at++)
            if (proof.People[at] > 0)
                Assert.NotEqual(
                    proof.Bound(fit),
                    new TandemProof([.. proof.People.Select((price, k) => k == at ? price - 1000 : price)], proof.Circles).Bound(fit)
                );
    }

    [Fact]
    public void Fits_that_are_not_those_of_equals_are_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            Tandems.Solve([
                [0, 1],
                [2, 0],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            Tandems.Solve([
                [0, 1],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            Tandems.Solve([
                [0, -2],
                [-2, 0],
            ])
        );
    }

    private static void Check(TandemPlan plan, int[][] fit)
    {
        var people = plan.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Concat(plan.Alone).Order();
        Assert.Equal(Enumerable.Range(0, fit.Length), people);
        Assert.All(plan.Pairs, pair => Assert.True(pair.Fit >= 0 && pair.Fit == fit[pair.First][pair.Second]));
        Assert.Equal(new GroupValue(plan.Pairs.Count, plan.Fit), plan.Proof.Bound(fit));
    }

    private static int[][] Random(Random random, int people, int range, int forbidden)
    {
        int[][] fit = [.. Enumerable.Range(0, people).Select(_ => new int[people])];
        for (var a = 0; a < people; a++)
        for (var b = 0; b < a; b++)
            fit[a][b] = fit[b][a] = random.Next(100) < forbidden ? -1 : random.Next(range + 1);
        return fit;
    }

    private static (int Pairs, long Fit) Best(int[][] fit, int taken)
    {
        var first = 0;
        while (first < fit.Length && (taken >> first & 1) == 1)
            first++;
        if (first == fit.Length)
            return default;
        var best = Best(fit, taken | (1 << first));
        for (var other = first + 1; other < fit.Length; other++)
            if ((taken >> other & 1) == 0 && fit[first][other] >= 0)
            {
                var rest = Best(fit, taken | (1 << first) | (1 << other));
                var with = (rest.Pairs + 1, rest.Fit + fit[first][other]);
                best = with.CompareTo(best) > 0 ? with : best;
            }
        return best;
    }
}
