namespace Binome.Matching.Tests;

public sealed class CertificateTests
{
    [Fact]
    public void Is_refused_after_a_change_of_any_one_price_on_any_level()
    {
        long[] steps = [-1_000_000, -7, -1, 1, 3, 500];
        for (var seed = 0; seed < 2000; seed++)
        {
            var plan = Solver.Solve(Instance.Small(seed).Problem);
            var mentees = plan.Certificate.Mentees;
            var mentors = plan.Certificate.Mentors;
            foreach (var step in steps)
            foreach (
                var change in new Func<Worth, Worth>[]
                {
                    w => w with { Pairs = w.Pairs + step },
                    w => w with { Fit = w.Fit + step },
                    w => w with { Tie = w.Tie + step },
                }
            )
            {
                for (var i = 0; i < mentees.Length; i++)
                    Refused(
                        plan,
                        new([.. mentees.Select((price, k) => k == i ? change(price) : price)], mentors),
                        $"seed {seed}, mentee {i}"
                    );
                for (var j = 0; j < mentors.Length; j++)
                    Refused(
                        plan,
                        new(mentees, [.. mentors.Select((price, k) => k == j ? change(price) : price)]),
                        $"seed {seed}, mentor {j}"
                    );
            }
        }
    }

    [Fact]
    public void Is_refused_after_any_one_pair_moves_leaves_or_comes()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            var pairs = plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToList();
            for (var at = 0; at < pairs.Count; at++)
            {
                Assert.NotNull(Proof.Check(plan, pairs: pairs.Where((_, k) => k != at)).Fault);
                Assert.NotNull(Proof.Check(plan, pairs: pairs.Append(pairs[at])).Fault);
                for (var j = 0; j < instance.Capacity.Length; j++)
                    if (j != pairs[at].Mentor)
                        Assert.NotNull(Proof.Check(plan, pairs: pairs.Select((pair, k) => k == at ? (pair.Mentee, j) : pair)).Fault);
                for (var i = 0; i < instance.Demand.Length; i++)
                    if (i != pairs[at].Mentee)
                        Assert.NotNull(Proof.Check(plan, pairs: pairs.Select((pair, k) => k == at ? (i, pair.Mentor) : pair)).Fault);
            }
        }
    }

    [Fact]
    public void Is_refused_when_a_pair_it_uses_was_worth_something_else()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            foreach (var pair in plan.Pairs)
            foreach (var fit in new[] { -1, pair.Fit + 1, pair.Fit - 1 })
            {
                if (fit < -1)
                    continue;
                var other = instance with { Fit = [.. instance.Fit.Select(row => row.ToArray())] };
                other.Fit[pair.Mentee][pair.Mentor] = fit;
                var verdict = Proof.Check(other.Problem, plan.Pairs.Select(p => (p.Mentee, p.Mentor)), plan.Certificate);
                // Worth less, it may still be the best where both had a choice to lose; then the sums tell, or the fit itself does.
                Assert.True(verdict.Fault is not null || verdict.Fit != plan.Fit, $"seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData(1_000_001)]
    [InlineData(1_700_000_000)]
    [InlineData(int.MaxValue)]
    public void Is_refused_when_a_fit_is_out_of_its_range(int fit)
    {
        // Eight mentors and more are looked at together, the last few one by one; the second mentee's prices let no pair of a fit in range matter.
        int[][] fits =
        [
            [.. Enumerable.Repeat(5, 11)],
            [.. Enumerable.Repeat(999_999, 11)],
        ];
        var ties = TieBreak.ByPosition(2, 11);
        var plan = Solver.Solve(Problem.Dense([1, 1], [.. Enumerable.Repeat(1, 11)], fits, ties));
        for (var i = 0; i < 2; i++)
        for (var j = 0; j < 11; j++)
            foreach (var isNamed in new[] { false, true })
            {
                int[][] wide = [.. fits.Select(row => row.ToArray())];
                wide[i][j] = fit;
                var verdict = Check(plan, wide, isNamed, plan.Certificate, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)));
                Assert.Equal(("fitOutOfRange", i, j), (verdict.Fault, verdict.Mentee, verdict.Mentor));
            }
    }

    [Fact]
    public void Is_refused_by_name_where_a_person_or_a_price_is_beyond_all_range()
    {
        int[][] fits =
        [
            [5, 6],
            [7, 8],
        ];
        var plan = Solver.Solve(Problem.Dense([1, 1], [1, 1], fits, TieBreak.ByPosition(2, 2)));
        foreach (var pair in new[] { (2, 0), (0, 2), (-1, 0), (0, -1), (int.MinValue, int.MaxValue) })
        foreach (var pairs in new[] { plan.Pairs.Select(p => (p.Mentee, p.Mentor)).Append(pair), [pair] })
            Assert.Equal("unknownPosition", Check(plan, fits, false, plan.Certificate, pairs).Fault);
        foreach (var far in new[] { long.MinValue, long.MinValue + 1, -1L << 62, 1L << 61, 1L << 62, long.MaxValue })
        foreach (var price in new[] { new Worth(far, 0, 0), new Worth(1, far, 0), new Worth(1, 1, far), new Worth(far, far, far) })
        {
            var (mentees, mentors) = (plan.Certificate.Mentees, plan.Certificate.Mentors);
            var pairs = plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToList();
            Assert.Equal("priceOutOfRange", Check(plan, fits, false, new([mentees[0], price], mentors), pairs).Fault);
            Assert.Equal("priceOutOfRange", Check(plan, fits, true, new(mentees, [price, mentors[1]]), pairs).Fault);
        }
    }

    private static Verify.Verdict Check(Plan plan, int[][] fits, bool isNamed, Certificate certificate, IEnumerable<(int, int)> pairs) =>
        new Verify.DualCheck(
            plan.Problem.Demand,
            plan.Problem.Capacity,
            (mentee, mentor) => (long)plan.Problem.Ties.Of(mentee, mentor),
            [.. certificate.Mentees.Select(price => new Verify.Levels(price.Pairs, price.Fit, price.Tie))],
            [.. certificate.Mentors.Select(price => new Verify.Levels(price.Pairs, price.Fit, price.Tie))]
        ).Check(
            () =>
                (int mentee, out ReadOnlySpan<int> mentors) =>
                {
                    mentors = isNamed ? Enumerable.Range(0, fits[mentee].Length).ToArray() : [];
                    return fits[mentee];
                },
            pairs
        );

    private static void Refused(Plan plan, Certificate certificate, string where) =>
        Assert.True(Proof.Check(plan, certificate).Fault is not null, where);
}
