namespace Binome.Matching;

/// <summary>
/// The same plan and prices over those pairs alone that cost little beyond their prices. Whatever is found on it at a cost of at most <see cref="Bound"/> is exact
/// over all pairs: a way that uses another pair costs more than that already, since nothing on a way costs less than nothing.
/// </summary>
internal sealed class Nearby
{
    private const int PairsOfMentee = 128;
    private const int Rows = 200;

    /// <summary>O(E), and O(<see cref="PairsOfMentee"/> M) memory.</summary>
    public Nearby(Network network)
    {
        Bound = Cheapest(network);
        var problem = network.Problem;
        var (starts, mentors, fits) = (new int[problem.Mentees + 1], new List<int>(), new List<int>());
        for (var i = 0; i < problem.Mentees; i++)
        {
            for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
                if (Beyond(network, i, e) <= Bound || network.Used(i, e))
                {
                    mentors.Add(problem.Mentor[e]);
                    fits.Add(problem.Fit[e]);
                }
            starts[i + 1] = mentors.Count;
        }
        Network = Copy(network, Problem.Made(problem.Demand, problem.Capacity, starts, [.. mentors], [.. fits], problem.Ties));
    }

    /// <summary>Whether there are so many pairs that looking near pays.</summary>
    public static bool Pays(Problem problem) => problem.Allowed > 4L * PairsOfMentee * problem.Mentees;

    /// <summary>The greatest cost, in fit, at which every pair is here.</summary>
    public long Bound { get; }

    public Network Network { get; }

    /// <summary>From some rows, the cost that so many pairs of each mentee do not pass.</summary>
    private static long Cheapest(Network network)
    {
        var problem = network.Problem;
        var (costs, rows, step) = (new List<long>(), 0, Math.Max(1, problem.Mentees / Rows));
        for (var i = 0; i < problem.Mentees; i += step, rows++)
        for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
            if (Beyond(network, i, e) is var cost && cost < Cost.OnePair / 2)
                costs.Add(cost);
        costs.Sort();
        return costs.Count == 0 ? 0 : costs[Math.Min(costs.Count - 1, rows * PairsOfMentee)];
    }

    private static long Beyond(Network network, int mentee, int pair) =>
        network.U[mentee] + network.P[network.Problem.Mentor[pair]] - Cost.OnePair - network.Problem.Fit[pair];

    private static Network Copy(Network from, Problem problem)
    {
        var to = new Network(problem);
        from.U.CopyTo(to.U, 0);
        from.UTie.CopyTo(to.UTie, 0);
        from.P.CopyTo(to.P, 0);
        from.PTie.CopyTo(to.PTie, 0);
        for (var unit = 0; unit < from.UnitPair.Length; unit++)
            if (from.UnitPair[unit] >= 0)
                to.Take(unit, problem.Find(from.UnitMentee[unit], from.Problem.Mentor[from.UnitPair[unit]]));
        return to;
    }
}
