namespace Binome.Matching.Tests;

/// <summary>Whoever sets no limit gives a number beyond anybody's reach; it must cost no memory, and say the same as any other number beyond reach.</summary>
public sealed class QuotasTests
{
    [Fact]
    public void A_quota_without_limit_says_what_one_just_out_of_reach_says()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var instance = Instance.Small(seed);
            var (m, n) = (instance.Demand.Length, instance.Capacity.Length);
            var (one, other) = (Made(int.MaxValue, int.MaxValue), Made(n + 1, m + 1));
            var (plan, expected) = (Solver.Solve(one), Solver.Solve(other));
            Assert.Equal(expected.Pairs, plan.Pairs);
            Assert.Null(Proof.Check(plan).Fault);
            for (var i = 0; i < m; i++)
                Assert.Equal(one.Demand[i] - plan.Pairs.Count(pair => pair.Mentee == i), plan.Unserved(i));
            var (why, known) = (plan.Explain(), expected.Explain());
            foreach (var pair in plan.Pairs)
                Assert.Equal(known.RunnerUp(pair.Mentee, pair.Mentor), why.RunnerUp(pair.Mentee, pair.Mentor));
            for (var j = 0; j < n; j++)
                Assert.Equal(known.Costs(j), why.Costs(j));
            for (var j = 0; j < n; j++)
                Assert.Equal(known.Recruitment.PlaceAt(j), why.Recruitment.PlaceAt(j));
            Assert.Equal(Stable.Solve(other), Stable.Solve(one));
            Assert.Equal(Leximin.Solve(other), Leximin.Solve(one));
            Assert.Equal(Fair.Solve(other).Plan.Pairs, Fair.Solve(one).Plan.Pairs);
            Assert.Equal(Curve.Of(other), Curve.Of(one));
            if (n == 0)
                continue;
            var few = Solver.Solve(new Matrix(instance.Fit, n), one.Demand, one.Capacity, one.Ties, kept: 1);
            Assert.Equal(expected.Pairs, few.Pairs);
            Assert.Null(Proof.Check(one, few.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), few.Certificate).Fault);

            Problem Made(int units, int places) =>
                Problem.Dense(
                    [.. instance.Demand.Select((d, i) => d > 0 && (seed + i) % 3 == 0 ? units : d)],
                    [.. instance.Capacity.Select((c, j) => c > 0 && (seed + j) % 2 == 0 ? places : c)],
                    instance.Fit,
                    TieBreak.ByPosition(m, n)
                );
        }
    }

    [Fact]
    public void Groups_without_limit_are_those_of_the_people_there_are()
    {
        int[][] fit = [.. Enumerable.Range(0, 6).Select(i => (int[])[100 * (9 - i), 50 * (i + 1)])];
        var ties = TieBreak.ByPosition(6, 2);
        var one = Problem.Dense([1, 1, int.MaxValue, 1, 1, 1], [int.MaxValue, 6], fit, ties);
        var other = Problem.Dense([1, 1, 2, 1, 1, 1], [6, 6], fit, ties);
        var (plan, expected) = (Plan(one), Plan(other));
        Assert.Equal(expected.Value, plan.Value);
        Assert.Equal(expected.Bound, plan.Bound);

        static Groups.GroupPlan Plan(Problem pairs) => Groups.GroupSolver.Solve(new(pairs, Groups.GroupShape.Of(1, 3)));
    }

    [Fact]
    public void A_board_takes_places_without_limit_and_refuses_units_without_limit()
    {
        var ties = TieBreak.ByPosition(2, 1);
        int[][] fit =
        [
            [5],
            [7],
        ];
        var board = new Board(Problem.Dense([1, 1], [int.MaxValue], fit, ties));
        Assert.Equal((2, 12L), (board.PairCount, board.Fit));
        board.SetCapacity(0, 1);
        board.SetCapacity(0, int.MaxValue);
        Assert.Equal((2, 12L), (board.PairCount, board.Fit));
        Assert.Throws<ArgumentException>(() => new Board(Problem.Dense([1, int.MaxValue], [1], fit, ties)));
        Assert.Throws<ArgumentException>(() => board.JoinAsMentee([5], int.MaxValue, 3));
        Assert.Equal(2, board.Mentees);
    }

    private sealed class Matrix(int[][] fit, int mentors) : Scores
    {
        public override int Mentees => fit.Length;

        public override int Mentors => mentors;

        public override void Row(int mentee, Span<int> row) => fit[mentee].CopyTo(row);

        public override Scores Another() => this;
    }
}
