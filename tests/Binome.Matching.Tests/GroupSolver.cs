using Binome.Matching.Groups;

namespace Binome.Matching.Tests;

public sealed class GroupSolverTests(ITestOutputHelper output)
{
    [Fact]
    public void Equals_exhaustive_search_for_at_most_nine_people()
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        output.WriteLine($"seeds {seed}..{seed + 1999}");
        for (var s = seed; s < seed + 2000; s++)
        {
            var plan = GroupSolver.Solve(GroupInstance.Small(s));
            GroupInstance.Check(plan);
            Assert.True(plan.IsOptimal && plan.Value == GroupInstance.Best(plan.Problem), $"seed {s}");
        }
    }

    [Fact]
    public void Answer_and_bound_enclose_the_best_plan_where_not_every_plan_is_tried()
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        output.WriteLine($"seeds {seed}..{seed + 1999}");
        var exact = 0;
        for (var s = seed; s < seed + 2000; s++)
        {
            var plan = GroupSolver.Search(GroupInstance.Small(s));
            GroupInstance.Check(plan);
            var best = GroupInstance.Best(plan.Problem);
            Assert.True(
                (plan.Value.Pairs, plan.Value.Fit).CompareTo((best.Pairs, best.Fit)) <= 0,
                $"seed {s}: answer {plan.Value}, best {best}"
            );
            Assert.True(best.Pairs <= plan.Bound.Pairs && best.Fit <= plan.Bound.Fit, $"seed {s}: best {best}, bound {plan.Bound}");
            Assert.True(!plan.IsOptimal || plan.Value == best, $"seed {s}");
            exact += plan.Value == best ? 1 : 0;
        }
        output.WriteLine($"{exact} of 2000 are the best plan");
        Assert.True(exact > 1400, $"only {exact} of 2000 are the best plan");
    }

    [Theory]
    [InlineData(1, 3, 3, 90, 30, 3, 10_000)]
    [InlineData(1, 3, 3, 120, 45, 6, 10_000)]
    [InlineData(1, 5, 12, 150, 15, 12, 1_000_000)]
    [InlineData(2, 1, 1, 40, 60, 2, 10_000)]
    [InlineData(2, 3, 3, 60, 50, 3, 10_000)]
    [InlineData(3, 4, 4, 40, 40, 8, 19)]
    public void Larger_ones_keep_every_rule_and_give_the_same_plan_again(
        int mentors,
        int least,
        int most,
        int mentees,
        int of,
        int places,
        int range
    )
    {
        foreach (var isOdd in new[] { false, true })
        {
            var problem = GroupInstance.Random(new Random(7), mentees, of, new(mentors, least, most), range, 20, places, isOdd);
            var plan = GroupSolver.Solve(problem);
            GroupInstance.Check(plan);
            output.WriteLine($"{plan.Groups.Count} groups, {plan.Value} of {plan.Bound}, {plan.GapPerMillion} per million");
            var again = GroupSolver.Solve(problem);
            Assert.Equal(plan.Groups.Select(Text), again.Groups.Select(Text));
            Assert.Equal(plan.Bound, again.Bound);
            Assert.True(plan.Groups.Count > 0);
        }

        static string Text(Group group) => $"{string.Join(',', group.Mentors)}: {string.Join(',', group.Mentees)}";
    }

    [Fact]
    public void Duos_are_a_flow_and_exact_and_with_an_overlap_bounded_by_it()
    {
        var problem = GroupInstance.Random(new Random(3), 40, 60, new(2, 1, 1), 10_000, 20, 2, isOdd: false);
        var plan = GroupSolver.Solve(problem);
        Assert.True(plan.IsOptimal);
        var complementary = new GroupProblem(problem.Pairs, problem.Shape, null, (mentee, a, b) => (mentee + a + b) % 2 * 500);
        var duos = GroupSolver.Solve(complementary);
        GroupInstance.Check(duos);
        Assert.Equal(plan.Value, duos.Bound);
        Assert.True(duos.Value.Fit >= plan.Groups.Sum(group => complementary.Gain(group.Mentees[0], [.. group.Mentors])));
    }

    [Fact]
    public void Trios_and_circles_are_within_one_percent()
    {
        foreach (var (shape, mentees, mentors) in new[] { (new GroupShape(1, 3, 3), 240, 80), (GroupShape.Of(1, 12), 300, 25) })
        {
            int[][] fit =
            [
                .. Enumerable
                    .Range(0, mentees)
                    .Select(i =>
                        Enumerable.Range(0, mentors).Select(j => 3000 + (int)(TieBreak.Mix((ulong)(i * 1000 + j)) % 7000)).ToArray()
                    ),
            ];
            var capacity = Enumerable.Repeat(shape.Most, mentors).ToArray();
            var pairs = Problem.Dense(Enumerable.Repeat(1, mentees).ToArray(), capacity, fit, TieBreak.ByPosition(mentees, mentors));
            var plan = GroupSolver.Solve(new(pairs, shape));
            GroupInstance.Check(plan);
            output.WriteLine($"{plan.Groups.Count} groups, {plan.Value} of {plan.Bound}, {plan.GapPerMillion} per million");
            Assert.Empty(plan.LeftOut);
            Assert.True(plan.GapPerMillion <= 10_000, $"{plan.GapPerMillion}");
        }
    }

    [Fact]
    public void Nobody_no_places_and_nobody_allowed_are_plans_without_groups()
    {
        var (none, shape) = (TieBreak.None(0, 0), new GroupShape(1, 3, 3));
        foreach (
            var pairs in new[]
            {
                Problem.Dense([], [], [], none),
                Problem.Dense(
                    [1, 1, 1],
                    [],
                    [
                        [],
                        [],
                        [],
                    ],
                    TieBreak.None(3, 0)
                ),
                Problem.Dense([], [3, 3], [], TieBreak.None(0, 2)),
                Problem.Dense(
                    [1, 1, 1],
                    [2],
                    [
                        [5],
                        [5],
                        [5],
                    ],
                    TieBreak.None(3, 1)
                ),
                Problem.Dense(
                    [1, 1, 1],
                    [3],
                    [
                        [5],
                        [-1],
                        [5],
                    ],
                    TieBreak.None(3, 1)
                ),
            }
        )
        foreach (var plan in new[] { GroupSolver.Solve(new(pairs, shape)), GroupSolver.Search(new(pairs, shape)) })
        {
            Assert.Empty(plan.Groups);
            Assert.True(plan.IsOptimal);
            Assert.Equal(Enumerable.Range(0, pairs.Mentees), plan.LeftOut);
        }
    }

    [Fact]
    public void A_bound_stays_true_whatever_the_prices_are()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var problem = GroupInstance.Small(seed);
            var (random, best) = (new Random(seed), GroupInstance.Best(problem));
            long[] Prices(int most) => [.. problem.Groups.Select(_ => (long)random.Next(most))];
            var bound = new GroupProof(Prices(3), Prices(40_000), random.Next(-9000, 9000), 2).Bound(problem, best.Pairs);
            Assert.True(best.Pairs <= bound.Pairs && best.Fit <= bound.Fit, $"seed {seed}");
        }
    }
}
