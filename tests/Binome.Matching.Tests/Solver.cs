namespace Binome.Matching.Tests;

public sealed class SolverTests(ITestOutputHelper output)
{
    [Fact]
    public void Equals_exhaustive_search_on_20_000_small_instances_and_each_proof_holds() => EqualsExhaustiveSearch(20_000);

    [Fact, Trait("Category", "soak")]
    public void Equals_exhaustive_search_on_a_million_small_instances() => EqualsExhaustiveSearch(1_000_000);

    private void EqualsExhaustiveSearch(int instances)
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        output.WriteLine($"seeds {seed}..{seed + instances - 1}");
        for (var s = seed; s < seed + instances; s++)
        {
            var instance = Instance.Small(s);
            var plan = Solver.Solve(instance.Problem);
            var (worth, pairs) = instance.Best();
            Assert.True(pairs.SequenceEqual(plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor))), $"seed {s}");
            Assert.True(worth.Fit == plan.Fit && worth.Pairs == plan.Pairs.Count, $"seed {s}");
            var verdict = Proof.Check(plan);
            Assert.True(verdict.Fault is null && verdict.Fit == plan.Fit && verdict.Pairs == plan.Pairs.Count, $"seed {s}: {verdict}");
            for (var i = 0; i < instance.Demand.Length; i++)
                Assert.Equal(instance.Demand[i] - plan.Pairs.Count(pair => pair.Mentee == i), plan.Unserved(i));
        }
    }

    [Fact]
    public void Another_order_of_people_gives_the_same_pairs()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (mentees, mentors) = (random.Next(1, 30), random.Next(1, 12));
            var fit = Enumerable
                .Range(0, mentees)
                .Select(_ => Enumerable.Range(0, mentors).Select(_ => random.Next(-1, 3)).ToArray())
                .ToArray();
            var (demand, capacity) = (
                Enumerable.Range(0, mentees).Select(_ => random.Next(1, 3)).ToArray(),
                Enumerable.Range(0, mentors).Select(_ => random.Next(4)).ToArray()
            );
            var expected = Pairs([.. Enumerable.Range(0, mentees)], [.. Enumerable.Range(0, mentors)]);
            var rows = Enumerable.Range(0, mentees).ToArray();
            var columns = Enumerable.Range(0, mentors).ToArray();
            random.Shuffle(rows);
            random.Shuffle(columns);
            Assert.Equal(expected, Pairs(rows, columns));

            List<string> Pairs(int[] rows, int[] columns)
            {
                var ties = TieBreak.ByIds(rows.Select(i => $"e{i}"), columns.Select(j => $"r{j}"), 1);
                var matrix = rows.Select(i => columns.Select(j => fit[i][j]).ToArray()).ToArray();
                var problem = Problem.Dense([.. rows.Select(i => demand[i])], [.. columns.Select(j => capacity[j])], matrix, ties);
                return
                [
                    .. Solver
                        .Solve(problem)
                        .Pairs.Select(pair => $"{rows[pair.Mentee]}-{columns[pair.Mentor]}")
                        .Order(StringComparer.Ordinal),
                ];
            }
        }
    }

    [Fact]
    public void Another_seed_chooses_among_equals_otherwise()
    {
        var plans = Enumerable
            .Range(1, 20)
            .Select(seed =>
            {
                var ties = TieBreak.ByIds(["a", "b", "c"], ["x", "y", "z"], (ulong)seed);
                var problem = Problem.Dense(
                    [1, 1, 1],
                    [1, 1, 1],
                    [
                        [5, 5, 5],
                        [5, 5, 5],
                        [5, 5, 5],
                    ],
                    ties
                );
                return string.Join(' ', Solver.Solve(problem).Pairs.Select(pair => pair.Mentor));
            });
        Assert.True(plans.Distinct().Count() >= 3);
    }

    [Fact]
    public void An_id_that_stands_twice_in_one_list_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TieBreak.ByIds(["a", "b", "a"], ["x"], 1));
        Assert.Throws<ArgumentException>(() => TieBreak.ByIds(["a"], ["x", "x"], 1));
        Assert.Equal(2, TieBreak.ByIds(["a", "b"], ["a"], 1).Mentees); // one person in both
    }

    [Fact]
    public void A_constant_more_for_every_pair_adds_it_once_per_pair()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var instance = Instance.Small(seed);
            var more = instance with { Fit = [.. instance.Fit.Select(row => row.Select(f => f < 0 ? f : f + 1000).ToArray())] };
            var (plan, moved) = (Solver.Solve(instance.Problem), Solver.Solve(more.Problem));
            Assert.Equal(plan.Fit + 1000L * plan.Pairs.Count, moved.Fit);
            Assert.Equal(plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), moved.Pairs.Select(pair => (pair.Mentee, pair.Mentor)));
        }
    }

    [Fact]
    public void One_more_place_gains_at_most_the_mentors_price()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            for (var j = 0; j < instance.Capacity.Length; j++)
            {
                var capacity = (int[])instance.Capacity.Clone();
                capacity[j]++;
                var better = Solver.Solve((instance with { Capacity = capacity }).Problem);
                var gain = (better.Pairs.Count - plan.Pairs.Count, better.Fit - plan.Fit);
                var price = plan.Certificate.Mentors[j];
                Assert.True(gain.CompareTo(((int)price.Pairs, price.Fit)) <= 0, $"seed {seed}, mentor {j}: {gain} for {price}");
            }
        }
    }

    [Fact]
    public void Nobody_no_pairs_and_no_places_are_plans_too()
    {
        Check([], [], []);
        Check(
            [1, 2],
            [],
            [
                [],
                [],
            ]
        );
        Check([], [3], []);
        Check(
            [1, 2],
            [1, 1],
            [
                [-1, -1],
                [-1, -1],
            ]
        );
        Check(
            [1, 2],
            [0, 0],
            [
                [4, 5],
                [6, 7],
            ]
        );
        Check(
            [0, 0],
            [2, 2],
            [
                [4, 5],
                [6, 7],
            ]
        );

        static void Check(int[] demand, int[] capacity, int[][] fit)
        {
            var plan = Solver.Solve(Problem.Dense(demand, capacity, fit, TieBreak.ByPosition(demand.Length, capacity.Length)));
            Assert.Empty(plan.Pairs);
            Assert.Null(Proof.Check(plan).Fault);
        }
    }

    [Fact]
    public void A_thousand_identical_mentors_are_no_price_war()
    {
        var ties = TieBreak.ByPosition(1100, 1000);
        var row = Enumerable.Repeat(7, 1000).ToArray();
        var problem = Problem.Dense(
            [.. Enumerable.Repeat(1, 1100)],
            [.. Enumerable.Repeat(1, 1000)],
            [.. Enumerable.Repeat(row, 1100)],
            ties
        );
        var plan = Solver.Solve(problem);
        Assert.Equal((1000, 7000), (plan.Pairs.Count, plan.Fit));
        Assert.Null(Proof.Check(plan).Fault);
    }

    [Fact]
    public void Nobody_has_more_than_they_want_or_can_take_nor_anybody_twice()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (mentees, mentors) = (random.Next(1, 60), random.Next(1, 25));
            var problem = Problem.Dense(
                [.. Enumerable.Range(0, mentees).Select(_ => random.Next(0, 4))],
                [.. Enumerable.Range(0, mentors).Select(_ => random.Next(0, 6))],
                [
                    .. Enumerable
                        .Range(0, mentees)
                        .Select(_ => Enumerable.Range(0, mentors).Select(_ => random.Next(-500, 1_000_001)).ToArray())
                        .Select(row => row.Select(f => Math.Max(f, -1)).ToArray()),
                ],
                TieBreak.ByPosition(mentees, mentors)
            );
            var plan = Solver.Solve(problem);
            Assert.Equal(plan.Pairs.Count, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).Distinct().Count());
            Assert.All(plan.Pairs, pair => Assert.True(problem.Find(pair.Mentee, pair.Mentor) >= 0));
            Assert.All(plan.Pairs.GroupBy(pair => pair.Mentor), of => Assert.True(of.Count() <= problem.Capacity[of.Key]));
            Assert.All(plan.Pairs.GroupBy(pair => pair.Mentee), of => Assert.True(of.Count() <= problem.Demand[of.Key]));
            Assert.Null(Proof.Check(plan).Fault);
        }
    }
}
