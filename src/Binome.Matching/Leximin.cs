namespace Binome.Matching;

/// <summary>
/// Fair to the last pair: the most pairs first; then the worst pair as good as can be, then the second worst, and so on (the fits of the plan, sorted, are the greatest in
/// lexicographic order); then the tie break. Exact: called "fair matching" by Huang, Kavitha, Mehlhorn and Michail 2016, "Fair matchings and related problems",
/// Algorithmica 74, 1184 (doi:10.1007/s00453-015-9994-9).
/// </summary>
/// <remarks>
/// From the lowest fit upwards, as few pairs of each as can be: a flow of costs 0 and 1 over whatever all earlier steps leave open (by complementary slackness: a pair whose price
/// is beyond its worth is never used, one whose worth is beyond its price always). What is left after the last step is every such plan, and the tie break chooses.
/// </remarks>
public static class Leximin
{
    /// <summary>
    /// O(E log E), and a search over what is still open for each pair that is the worst at its turn: O(units · E) at worst. The answer does not depend on the order of people.
    /// </summary>
    /// <returns>The pairs, by mentee, then by mentor.</returns>
    public static IReadOnlyList<Pair> Solve(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var worthy = Fair.AtLeast(problem, Fair.LeastFit(problem));
        var network = Solver.Open(worthy);
        var open = new StillOpen(network);
        var pairs = Enumerable.Range(0, worthy.Allowed).ToArray();
        Array.Sort((int[])worthy.Fit.Clone(), pairs);
        for (int from = 0, to; from < pairs.Length; from = to)
        {
            for (to = from + 1; to < pairs.Length && worthy.Fit[pairs[to]] == worthy.Fit[pairs[from]]; )
                to++;
            open.Fewest(pairs.AsSpan(from, to - from));
        }
        return open.Chosen();
    }
}
