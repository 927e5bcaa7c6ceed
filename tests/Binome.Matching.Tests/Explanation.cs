namespace Binome.Matching.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void A_runner_up_costs_what_exhaustive_search_without_the_pair_loses()
    {
        var seen = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            // One mentor wanted: then going without is the only other way to lose the pair.
            var instance = Instance.Small(seed);
            instance = instance with { Demand = [.. instance.Demand.Select(d => Math.Min(d, 1))] };
            var plan = Solver.Solve(instance.Problem);
            foreach (var pair in plan.Pairs)
            {
                var runnerUp = plan.Explain().RunnerUp(pair.Mentee, pair.Mentor);
                var best = Enumerable
                    .Range(0, instance.Capacity.Length)
                    .Where(j => j != pair.Mentor)
                    .Select(j => (instance.Best(must: (pair.Mentee, j)).Worth, Mentor: j))
                    .Where(other => other.Worth.Pairs >= 0)
                    .OrderByDescending(other => other.Worth)
                    .FirstOrDefault((Worth: (-1, 0, 0), Mentor: -1));
                if (best.Mentor < 0)
                    Assert.Null(runnerUp);
                else
                {
                    seen++;
                    var expected = new Alternative(best.Mentor, plan.Pairs.Count - best.Worth.Pairs, plan.Fit - best.Worth.Fit);
                    Assert.True(expected == runnerUp, $"seed {seed}: {expected} {runnerUp}");
                }
            }
        }
        Assert.True(seen > 1000);
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

    [Fact]
    public void A_runner_up_found_among_the_nearest_pairs_is_the_one_among_all()
    {
        var people = Rm1.Named.Single(known => known.Name == "axa-group-two").Make();
        var problem = people.Problem(kept: 0);
        var plan = Solver.Solve(problem);
        var near = new Nearby(plan.Network);
        var (all, some) = (new Board(Solver.Open(problem)), new Board(near.Network));
        var exact = 0;
        foreach (var pair in plan.Pairs)
            if (some.Instead(pair.Mentee, pair.Mentor) is { Pairs: 0 } cheap && cheap.Fit <= near.Bound)
            {
                exact++;
                Assert.Equal(all.Instead(pair.Mentee, pair.Mentor), cheap);
            }
        Assert.True(exact > plan.Pairs.Count / 2, $"{exact} of {plan.Pairs.Count} within {near.Bound}");
    }
}
