namespace Binome.Matching.Tests;

public sealed class LeximinTests
{
    [Fact]
    public void The_sorted_fits_are_the_greatest_that_exhaustive_search_finds_and_the_tie_break_chooses()
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var instance = Instance.Small(seed);
            var pairs = Leximin.Solve(instance.Problem);
            var told = $"seed {seed}: {string.Join(' ', pairs)}";
            Assert.True(Best(instance).SequenceEqual(pairs.Select(pair => (pair.Mentee, pair.Mentor))), told);
        }
    }

    [Fact]
    public void Is_no_worse_than_the_fair_plan_at_any_place_and_the_same_in_another_order()
    {
        var problem = Rm1.Named.Single(known => known.Name == "axa-france-tight").Make().Problem(kept: 0);
        var (pairs, fair) = (Leximin.Solve(problem), Fair.Solve(problem));
        var (mine, other) = (Sorted(pairs), Sorted(fair.Plan.Pairs));
        Assert.Equal((other.Length, fair.LeastFit), (mine.Length, mine[0]));
        var differs = mine.Zip(other).FirstOrDefault(place => place.First != place.Second);
        Assert.True(differs.First > differs.Second || mine.SequenceEqual(other));
        for (var i = 0; i < problem.Mentees; i++)
            Assert.True(pairs.Count(pair => pair.Mentee == i) <= problem.Demand[i]);
        for (var j = 0; j < problem.Mentors; j++)
            Assert.True(pairs.Count(pair => pair.Mentor == j) <= problem.Capacity[j]);

        static int[] Sorted(IEnumerable<Pair> pairs) => [.. pairs.Select(pair => pair.Fit).Order()];
    }

    /// <summary>Every plan, mentee after mentee: the most pairs, then the sorted fits, then the tie break.</summary>
    private static List<(int Mentee, int Mentor)> Best(Instance instance)
    {
        var (best, plan, ties) = (new List<(int, int)>(), new List<(int Mentee, int Mentor)>(), instance.Problem.Ties);
        int[] bestFits = [];
        var bestTie = 0L;
        var places = (int[])instance.Capacity.Clone();
        Try(0, 0, 0);
        return best;

        void Try(int mentee, int mentor, int wanted)
        {
            if (mentee == instance.Demand.Length)
                Compare();
            else if (mentor == places.Length)
                Try(mentee + 1, 0, 0);
            else
            {
                Try(mentee, mentor + 1, wanted);
                if (wanted == instance.Demand[mentee] || places[mentor] == 0 || instance.Fit[mentee][mentor] < 0)
                    return;
                places[mentor]--;
                plan.Add((mentee, mentor));
                Try(mentee, mentor + 1, wanted + 1);
                plan.RemoveAt(plan.Count - 1);
                places[mentor]++;
            }
        }

        void Compare()
        {
            if (plan.Count < best.Count)
                return;
            int[] fits = [.. plan.Select(pair => instance.Fit[pair.Mentee][pair.Mentor]).Order()];
            var tie = plan.Sum(pair => (long)ties.Of(pair.Mentee, pair.Mentor));
            var order = plan.Count > best.Count ? 1 : fits.AsSpan().SequenceCompareTo(bestFits);
            if (order > 0 || (order == 0 && tie > bestTie))
                (best, bestFits, bestTie) = ([.. plan], fits, tie);
        }
    }
}
