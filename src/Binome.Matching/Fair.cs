namespace Binome.Matching;

/// <summary>A plan whose worst pair is as good as can be, and what proves it.</summary>
/// <param name="Plan">The best plan among pairs of at least <paramref name="LeastFit"/>, with its certificate over those pairs.</param>
/// <param name="LeastFit">The greatest fit that the worst pair of a plan with the most pairs can have; 0 when there are no pairs.</param>
/// <param name="Most">A plan and its certificate that count pairs alone: no plan has more.</param>
/// <param name="Above">The same over pairs above the least fit: it has fewer, so no plan of the most pairs is above.</param>
public sealed record FairPlan(Plan Plan, int LeastFit, Plan Most, Plan Above);

/// <summary>The most pairs first, then the greatest fit of the worst pair, then the greatest total fit, exactly.</summary>
public static class Fair
{
    /// <summary>A binary search over the fits that occur, one count of pairs each: O(log E) solves.</summary>
    public static FairPlan Solve(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var most = Solver.Solve(Counting(problem, 0));
        var fits = problem.Fit.Distinct().Order().ToArray();
        var (least, beyond) = (0, fits.Length);
        while (beyond - least > 1)
        {
            var middle = (least + beyond) / 2;
            if (Solver.Solve(Counting(problem, fits[middle])).Pairs.Count == most.Pairs.Count)
                least = middle;
            else
                beyond = middle;
        }
        var leastFit = most.Pairs.Count == 0 ? 0 : fits[least];
        return new(Solver.Solve(AtLeast(problem, leastFit)), leastFit, most, Solver.Solve(Counting(problem, leastFit + 1)));
    }

    /// <summary>Pairs of at least this fit.</summary>
    private static Problem AtLeast(Problem problem, int fit)
    {
        var starts = new int[problem.Mentees + 1];
        var kept = new List<int>();
        for (var i = 0; i < problem.Mentees; i++)
        {
            kept.AddRange(
                Enumerable.Range(problem.RowStart[i], problem.RowStart[i + 1] - problem.RowStart[i]).Where(pair => problem.Fit[pair] >= fit)
            );
            starts[i + 1] = kept.Count;
        }
        int[] mentors = [.. kept.Select(pair => problem.Mentor[pair])];
        return new(problem.Demand, problem.Capacity, starts, mentors, [.. kept.Select(pair => problem.Fit[pair])], problem.Ties);
    }

    /// <summary>The same pairs, all worth the same.</summary>
    private static Problem Counting(Problem problem, int fit)
    {
        var pairs = AtLeast(problem, fit);
        var ties = TieBreak.None(problem.Mentees, problem.Mentors);
        return new(pairs.Demand, pairs.Capacity, pairs.RowStart, pairs.Mentor, new int[pairs.Allowed], ties);
    }
}
