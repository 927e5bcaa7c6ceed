namespace Binome.Matching.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void A_runner_up_costs_what_the_best_plan_without_the_pair_and_with_no_fewer_for_its_mentee_loses()
    {
        var (seen, half) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var instance = Instance.Small(seed);
            instance = instance with { Demand = [.. instance.Demand.Select(d => d == 0 ? 0 : random.Next(1, 4))] };
            var plan = Solver.Solve(instance.Problem);
            foreach (var pair in plan.Pairs)
            {
                var runnerUp = plan.Explain().RunnerUp(pair.Mentee, pair.Mentor);
                var mine = plan.Pairs.Where(other => other.Mentee == pair.Mentee).Select(other => other.Mentor).ToList();
                var (worth, mentors) = BestWithout(instance, pair, mine.Count);
                if (worth.Pairs < 0)
                    Assert.Null(runnerUp);
                else
                {
                    seen++;
                    half += plan.Unserved(pair.Mentee) > 0 ? 1 : 0;
                    var expected = new Alternative(mentors.Except(mine).Single(), plan.Pairs.Count - worth.Pairs, plan.Fit - worth.Fit);
                    Assert.True(expected == runnerUp, $"seed {seed}, {pair}: {expected} {runnerUp}");
                }
            }
        }
        Assert.True(seen > 1000 && half > 100, $"{seen}, {half}");
    }

    /// <summary>Every choice of mentors for a mentee without that pair, and no fewer of them than before; the rest by exhaustive search.</summary>
    private static ((int Pairs, long Fit, long Tie) Worth, List<int> Mentors) BestWithout(Instance instance, Pair without, int fewest)
    {
        var (best, chosen, ties) = ((Pairs: -1, Fit: 0L, Tie: 0L), new List<int>(), instance.Problem.Ties);
        for (var set = 0; set < 1 << instance.Capacity.Length; set++)
        {
            var mentors = Enumerable.Range(0, instance.Capacity.Length).Where(j => (set >> j & 1) == 1).ToList();
            var isLegal = mentors.All(j => instance.Fit[without.Mentee][j] >= 0 && instance.Capacity[j] > 0 && j != without.Mentor);
            if (!isLegal || mentors.Count < fewest || mentors.Count > instance.Demand[without.Mentee])
                continue;
            var others = instance with
            {
                Demand = [.. instance.Demand.Select((d, i) => i == without.Mentee ? 0 : d)],
                Capacity = [.. instance.Capacity.Select((c, j) => mentors.Contains(j) ? c - 1 : c)],
            };
            var (pairs, fit, tie) = others.Best().Worth;
            foreach (var j in mentors)
                (pairs, fit, tie) = (pairs + 1, fit + instance.Fit[without.Mentee][j], tie + (long)ties.Of(without.Mentee, j));
            if ((pairs, fit, tie).CompareTo(best) > 0)
                (best, chosen) = ((pairs, fit, tie), mentors);
        }
        return (best, chosen);
    }

    [Fact]
    public void A_mentee_who_wants_one_mentor_more_still_has_the_cheapest_runner_up()
    {
        int[][] fit =
        [
            [1000, 300, 500],
            [-1, 400, -1],
            [600, -1, 800],
        ];
        var plan = Solver.Solve(Problem.Dense([2, 1, 1], [1, 1, 1], fit, TieBreak.ByPosition(3, 3)));
        Assert.Equal((3, 2200L), (plan.Pairs.Count, plan.Fit));
        Assert.Equal(new Alternative(2, 0, 700), plan.Explain().RunnerUp(0, 0));
    }

    [Fact]
    public void The_cost_of_any_pair_is_what_exhaustive_search_with_it_loses()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            for (var j = 0; j < instance.Capacity.Length; j++)
            {
                var costs = plan.Explain().Costs(j);
                for (var i = 0; i < instance.Demand.Length; i++)
                {
                    var best = instance.Best(must: (i, j)).Worth;
                    var expected =
                        best.Pairs < 0 ? (Alternative?)null : new Alternative(j, plan.Pairs.Count - best.Pairs, plan.Fit - best.Fit);
                    Assert.True(expected == costs[i], $"seed {seed}, {i} with {j}: {expected} {costs[i]}");
                }
            }
        }
    }

    [Fact]
    public void All_alternatives_of_a_mentee_cost_what_exhaustive_search_with_each_loses()
    {
        var seen = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            var why = plan.Explain();
            for (var i = 0; i < instance.Demand.Length; i++)
            {
                var expected = Enumerable
                    .Range(0, instance.Capacity.Length)
                    .Select(j => (Mentor: j, instance.Best(must: (i, j)).Worth))
                    .Where(with => with.Worth.Pairs >= 0)
                    .Select(with => new Alternative(with.Mentor, plan.Pairs.Count - with.Worth.Pairs, plan.Fit - with.Worth.Fit))
                    .ToList();
                seen += expected.Count;
                Assert.True(expected.SequenceEqual(why.Alternatives(i)), $"seed {seed}, mentee {i}");
            }
        }
        Assert.True(seen > 1000);
    }

    [Fact]
    public void Ranks_count_who_fits_better_on_either_side()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var instance = Instance.Small(seed);
            var why = Solver.Solve(instance.Problem).Explain();
            for (var i = 0; i < instance.Demand.Length; i++)
            for (var j = 0; j < instance.Capacity.Length; j++)
            {
                var (row, column) = (
                    instance.Fit[i].Where(fit => fit >= 0).ToList(),
                    instance.Fit.Select(r => r[j]).Where(fit => fit >= 0).ToList()
                );
                var own = instance.Fit[i][j];
                var expected = new Rank(1 + row.Count(fit => fit > own), row.Count, 1 + column.Count(fit => fit > own), column.Count);
                Assert.Equal(own < 0 ? null : expected, why.RankOf(i, j));
            }
        }
    }

    [Theory]
    [InlineData("axa-group-two")]
    [InlineData("axa-france-tight")]
    public void All_alternatives_of_a_mentee_are_those_of_each_mentor(string name)
    {
        var plan = Solver.Solve(Rm1.Named.Single(known => known.Name == name).Make().Problem(kept: 64));
        var why = plan.Explain();
        var byMentee = Enumerable.Range(0, plan.Problem.Mentees).Select(i => why.Alternatives(i).ToDictionary(a => a.Mentor)).ToArray();
        for (var j = 0; j < plan.Problem.Mentors; j += 7)
        {
            var costs = why.Costs(j);
            for (var i = 0; i < costs.Length; i++)
                Assert.Equal(costs[i], byMentee[i].TryGetValue(j, out var alternative) ? alternative : null);
        }
    }

    [Fact]
    public void Competitors_want_more_than_their_places_and_have_them_all()
    {
        var seen = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            for (var i = 0; i < instance.Demand.Length; i++)
                if (plan.Unserved(i) > 0 && plan.Explain().CompetitionOf(i) is { } competition)
                {
                    seen++;
                    Assert.Contains(i, competition.Mentees);
                    Assert.True(competition.Demand > competition.Places);
                    Assert.Equal(competition.Places, plan.Pairs.Count(pair => competition.Mentors.Contains(pair.Mentor)));
                    Assert.All(
                        plan.Pairs.Where(pair => competition.Mentors.Contains(pair.Mentor)),
                        pair => Assert.Contains(pair.Mentee, competition.Mentees)
                    );
                }
                else if (plan.Unserved(i) > 0)
                    Assert.All(
                        Enumerable.Range(0, instance.Capacity.Length),
                        j =>
                            Assert.True(
                                instance.Fit[i][j] < 0 || instance.Capacity[j] == 0 || plan.Pairs.Any(p => (p.Mentee, p.Mentor) == (i, j))
                            )
                    );
        }
        Assert.True(seen > 100);
    }
}
