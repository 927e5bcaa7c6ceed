namespace Binome.Matching;

/// <summary>A plan whose worst pair is as good as can be, and what proves it.</summary>
/// <param name="Plan">The best plan among pairs of at least <paramref name="LeastFit"/>, with its certificate over those pairs.</param>
/// <param name="LeastFit">The greatest fit that the worst pair of a plan with the most pairs can have; 0 when there are no pairs.</param>
/// <param name="Most">A plan and its certificate that count pairs alone: no plan has more.</param>
/// <param name="Above">The same over pairs above the least fit: it has fewer, so no plan of the most pairs is above.</param>
public sealed record FairPlan(Plan Plan, int LeastFit, Plan Most, Plan Above);

/// <summary>
/// The most pairs first, then the greatest fit of the worst pair, then the greatest total fit, exactly (a bottleneck assignment: Gabow and Tarjan 1988,
/// doi:10.1016/0196-6774(88)90031-4).
/// </summary>
public static class Fair
{
    /// <summary>One solve, and for the proof two counts of pairs; the threshold itself as in <see cref="LeastFit"/>.</summary>
    public static FairPlan Solve(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var leastFit = LeastFit(problem);
        return new(Solver.Solve(AtLeast(problem, leastFit)), leastFit, Counted(problem, 0), Counted(problem, leastFit + 1));
    }

    /// <summary>
    /// The greatest fit that the worst pair of a plan with the most pairs can have; 0 when there are no pairs. A search by halves between a plan found and what each mentee
    /// could have at best; each step gives up the pairs below and serves their people again, so it costs what it changes: O(E √units log fit) at worst.
    /// </summary>
    public static int LeastFit(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var threshold = new Threshold(problem);
        threshold.Raise(0, threshold.Units);
        if (threshold.Count == 0)
            return 0;
        var (most, missed) = (threshold.Count, threshold.Units - threshold.Count);
        var held = threshold.Held.ToArray();
        var (least, beyond) = (Worst(problem, held), Reachable(problem, most) + 1);
        for (var middle = beyond - 1; least < beyond - 1; middle = least + (beyond - least) / 2)
            if (middle > least && threshold.Raise(middle, missed))
            {
                held = threshold.Held.ToArray();
                least = Worst(problem, held);
            }
            else
            {
                threshold.Restore(held);
                beyond = middle;
            }
        return least;
    }

    private static int Worst(Problem problem, int[] held)
    {
        var worst = int.MaxValue;
        foreach (var pair in held)
            if (pair >= 0)
                worst = Math.Min(worst, problem.Fit[pair]);
        return worst;
    }

    /// <summary>A fit that no plan of so many pairs can pass: that of the last of so many units, if each had whom it liked best.</summary>
    private static int Reachable(Problem problem, int pairs)
    {
        var best = new List<int>();
        for (var i = 0; i < problem.Mentees; i++)
            if (problem.Demand[i] == 1 && problem.RowStart[i] < problem.RowStart[i + 1])
                best.Add(Most(problem.RowFits(i)));
            else if (problem.Demand[i] > 1)
                best.AddRange(problem.RowFits(i).ToArray().OrderDescending().Take(problem.Demand[i]));
        best.Sort();
        return best[^pairs];

        static int Most(ReadOnlySpan<int> fits)
        {
            var most = 0;
            foreach (var fit in fits)
                most = Math.Max(most, fit);
            return most;
        }
    }

    /// <summary>Pairs of at least this fit.</summary>
    internal static Problem AtLeast(Problem problem, int fit)
    {
        var (starts, count) = (new int[problem.Mentees + 1], 0);
        foreach (var one in problem.Fit)
            count += one >= fit ? 1 : 0;
        var (mentors, fits) = (new int[count], new int[count]);
        for (int i = 0, at = 0; i < problem.Mentees; starts[++i] = at)
        for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
            if (problem.Fit[e] >= fit)
                (mentors[at], fits[at++]) = (problem.Mentor[e], problem.Fit[e]);
        return Problem.Made(problem.Demand, problem.Capacity, starts, mentors, fits, problem.Ties);
    }

    /// <summary>The most pairs of at least this fit, all worth the same; what is short has the prices (Kőnig 1931).</summary>
    private static Plan Counted(Problem problem, int fit)
    {
        var (pairs, ties) = (AtLeast(problem, fit), TieBreak.None(problem.Mentees, problem.Mentors));
        var counting = Problem.Made(pairs.Demand, pairs.Capacity, pairs.RowStart, pairs.Mentor, new int[pairs.Allowed], ties);
        var threshold = new Threshold(counting);
        threshold.Raise(0, threshold.Units);
        var network = new Network(counting);
        for (var i = 0; i < counting.Mentees; i++)
            network.U[i] =
                counting.Demand[i] == 0 ? Cost.Endless.Upper
                : threshold.IsMenteeShort(i) ? 0
                : Cost.OnePair;
        for (var j = 0; j < counting.Mentors; j++)
            network.P[j] =
                counting.Capacity[j] == 0 ? Cost.Endless.Upper
                : threshold.IsMentorShort(j) ? Cost.OnePair
                : 0;
        for (var unit = 0; unit < threshold.Units; unit++)
            if (threshold.Held[unit] >= 0)
                network.Take(unit, threshold.Held[unit]);
        return new(network);
    }
}
