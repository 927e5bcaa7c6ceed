namespace Binome.Matching.Tests;

public sealed class PriceOutTests
{
    [Fact]
    public void Few_pairs_of_each_and_what_they_lack_give_the_plan_over_all_pairs()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (mentees, mentors, range) = (random.Next(1, 40), random.Next(1, 40), seed % 2 == 0 ? 5 : 10_000);
            var fit = Enumerable
                .Range(0, mentees)
                .Select(_ => Enumerable.Range(0, mentors).Select(_ => random.Next(-1, range)).ToArray())
                .ToArray();
            int[] demand = [.. Enumerable.Range(0, mentees).Select(_ => random.Next(1, 3))];
            int[] capacity = [.. Enumerable.Range(0, mentors).Select(_ => random.Next(1, 4))];
            var ties = TieBreak.ByPosition(mentees, mentors);
            var dense = Solver.Solve(Problem.Dense(demand, capacity, fit, ties));
            foreach (var kept in new[] { 1, 2, 4, 8, 16, 64 })
            {
                var plan = Solver.Solve(new Matrix(fit), demand, capacity, ties, kept, threads: 1 + seed % 2);
                Assert.True(dense.Pairs.SequenceEqual(plan.Pairs), $"seed {seed}, {kept} kept");
                Assert.Null(Proof.Check(dense.Problem, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), plan.Certificate).Fault);
            }
        }
    }

    [Fact]
    public void Who_takes_no_part_is_priced_and_runner_ups_are_exact_over_pairs_never_kept()
    {
        var seen = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            // Beyond 128 mentors the nearest pairs are not all there are.
            var (mentees, mentors, allowed) = (random.Next(1, 30), seed % 3 == 0 ? 150 : random.Next(1, 30), random.Next(1, 5));
            var fit = Enumerable
                .Range(0, mentees)
                .Select(_ => Enumerable.Range(0, mentors).Select(_ => random.Next(5) < allowed ? random.Next(10_000) : -1).ToArray())
                .ToArray();
            int[] demand = [.. Enumerable.Range(0, mentees).Select(_ => random.Next(0, 3))];
            int[] capacity = [.. Enumerable.Range(0, mentors).Select(_ => mentors > 100 ? random.Next(9) / 8 : random.Next(0, 3))];
            var ties = TieBreak.ByPosition(mentees, mentors);
            var dense = Solver.Solve(Problem.Dense(demand, capacity, fit, ties));
            var plan = Solver.Solve(new Matrix(fit), demand, capacity, ties, kept: 3, threads: 1 + seed % 2);
            Assert.Equal(dense.Pairs, plan.Pairs);
            Assert.Null(Proof.Check(dense.Problem, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), plan.Certificate).Fault);
            var units = plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToList();
            units.AddRange(Enumerable.Range(0, mentees).Where(i => plan.Unserved(i) > 0).Select(i => (i, -1)));
            var (expected, why) = (dense.Explain(), plan.Explain());
            var found = why.RunnerUps(units);
            for (var at = 0; at < units.Count; at++)
            {
                var (mentee, mentor) = units[at];
                var runnerUp = expected.RunnerUp(mentee, mentor);
                Assert.True(runnerUp == found[at], $"seed {seed}, {units[at]}: {runnerUp} {found[at]}");
                // The search that scores rows as it comes to them, which the nearest pairs mostly spare.
                var searched = new Residual(plan.Network, new Matrix(fit)).Instead(mentee, mentor);
                Assert.True(runnerUp == searched, $"seed {seed}, {units[at]}: {runnerUp}, {searched}");
                seen += runnerUp is null ? 0 : 1;
            }
            for (var i = 0; i < mentees; i++)
                if (plan.Unserved(i) > 0)
                    Assert.Equivalent(expected.CompetitionOf(i), why.CompetitionOf(i));
            for (var j = 0; j < mentors; j++)
                Assert.Equal(expected.Costs(j), why.Costs(j));
        }
        Assert.True(seen > 500);
    }

    [Theory]
    [InlineData("axa-group")]
    [InlineData("axa-group-two")]
    public void One_thread_or_two_few_pairs_or_all_the_pairs_are_the_same(string name)
    {
        var people = Rm1.Named.Single(known => known.Name == name).Make();
        var ties = TieBreak.ByPosition(people.Demand.Length, people.Capacity.Length);
        var all = Solver.Solve(people.Scores, people.Demand, people.Capacity, ties, kept: 0);
        foreach (var (kept, threads) in new[] { (3, 1), (16, 2), (64, 1), (64, 2) })
            Assert.Equal(all.Pairs, Solver.Solve(people.Scores, people.Demand, people.Capacity, ties, kept, threads).Pairs);
    }

    private sealed class Matrix(int[][] fit) : Scores
    {
        public override int Mentees => fit.Length;

        public override int Mentors => fit[0].Length;

        public override void Row(int mentee, Span<int> row) => fit[mentee].CopyTo(row);

        public override Scores Another() => new Matrix(fit);
    }
}
