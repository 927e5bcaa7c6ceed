namespace Binome.Matching;

/// <summary>
/// The most pairs first, then the greatest total fit, exactly: minimum-cost flow by shortest augmenting paths with potentials (Edmonds and Karp 1972; Tomizawa
/// 1971), one unit of demand at a time. A unit that finds no mentor, or whose mentor is worth more to somebody else, "gives up" at worth nothing: so each step
/// ends, and the plan is the best for the mentees seen so far. O(units · (E + (M + N) log (M + N))) at worst; a search stops at the first free place.
/// </summary>
public static class Solver
{
    /// <summary>Solves a problem. Deterministic; the pairs do not depend on the order of people (see <see cref="TieBreak"/>), prices may.</summary>
    public static Plan Solve(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var network = new Network(problem);
        for (var mentee = 0; mentee < problem.Mentees; mentee++)
        {
            if (problem.Demand[mentee] > 0)
                network.Enter(mentee);
            for (var unit = 0; unit < problem.Demand[mentee]; unit++)
                network.Serve(mentee);
        }
        network.Settle();
        return new Plan(network);
    }
}
