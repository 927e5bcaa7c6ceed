namespace Binome.Matching.Tests;

/// <summary>Asking for the second choice is asking alone: it moves nobody.</summary>
public sealed class RunnerUpTests
{
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

    [Fact]
    public void Asking_for_a_runner_up_changes_no_other_answer()
    {
        var plan = Solver.Solve(
            Problem.Dense(
                [1],
                [1, 1],
                [
                    [700, 900],
                ],
                TieBreak.ByPosition(1, 2)
            )
        );
        var why = plan.Explain();
        Assert.Equal(default, why.Recruitment.PlaceAt(1));
        why.RunnerUp(0, 1);
        Assert.Equal(default, why.Recruitment.PlaceAt(1));
        int[][] fit =
        [
            [700, 900, -1],
            [-1, 600, 500],
        ];
        why = Solver.Solve(Problem.Dense([1, 1], [1, 1, 1], fit, TieBreak.ByPosition(2, 3))).Explain();
        Alternative[] expected = [new(1, 0, 100), new(2, 0, 0)];
        Assert.Equal(expected, why.Alternatives(1));
        why.RunnerUp(0, 1);
        Assert.Equal(expected, why.Alternatives(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_runner_up_leaves_everybody_and_every_price_as_they_were(bool hasTies)
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var instance = Instance.Small(seed);
            var (m, n) = (instance.Demand.Length, instance.Capacity.Length);
            var ties = hasTies ? TieBreak.ByPosition(m, n) : TieBreak.None(m, n);
            var problem = Problem.Dense(instance.Demand, instance.Capacity, instance.Fit, ties);
            var (plan, board) = (Solver.Solve(problem), new Board(problem));
            var (why, before) = (plan.Explain(), Prices(board.Certificate()));
            Assert.Equal(plan.Pairs, board.Pairs());
            foreach (var pair in plan.Pairs)
            {
                var first = why.RunnerUp(pair.Mentee, pair.Mentor);
                Assert.Equal(first, why.RunnerUp(pair.Mentee, pair.Mentor));
                var onBoard = board.RunnerUp(pair.Mentee, pair.Mentor);
                Assert.Equal((first?.Pairs, first?.Fit), (onBoard?.Pairs, onBoard?.Fit));
                Assert.Equal(plan.Pairs, board.Pairs());
                Assert.Equal(before, Prices(board.Certificate()));
            }
            Assert.Equal(plan.Pairs, plan.Network.Pairs());
        }

        static Worth[] Prices(Certificate certificate) => [.. certificate.Mentees, .. certificate.Mentors];
    }

    [Fact]
    public void Who_is_no_pair_has_no_runner_up_and_nothing_changes()
    {
        int[][] fit =
        [
            [700, 900, -1],
            [-1, 600, 500],
        ];
        var plan = Solver.Solve(Problem.Dense([1, 1], [1, 1, 1], fit, TieBreak.ByPosition(2, 3)));
        var (why, board) = (plan.Explain(), new Board(plan.Problem));
        foreach (var (mentee, mentor) in new[] { (0, 0), (0, 2), (1, 1), (0, -1), (1, -1) })
        {
            Assert.Null(why.RunnerUp(mentee, mentor));
            Assert.Null(board.RunnerUp(mentee, mentor));
        }
        Assert.Equal(new Alternative(0, 0, 100), why.RunnerUp(0, 1));
        Assert.Equal([new(0, 1, 900), new(1, 2, 500)], plan.Network.Pairs());
    }
}
