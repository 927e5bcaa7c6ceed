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

    private static void Refused(Plan plan, Certificate certificate, string where) =>
        Assert.True(Proof.Check(plan, certificate).Fault is not null, where);
}
