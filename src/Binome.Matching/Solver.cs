namespace Binome.Matching;

/// <summary>
/// The most pairs first, then the greatest total fit, then the tie break, exactly, in integers: <see cref="Cardinality"/> finds where places are short, an
/// <see cref="Auction"/> on each side finds good prices, <see cref="Repair"/> makes them exact. At worst O(units · d E log E) with E the allowed pairs and
/// d the greatest demand: shortest augmenting paths with a binary heap, and a row may be read again for each mentor of its mentee. Little is left to search for: on the test instance cofely (12,000
/// mentees) some 1,300 units and 110 places.
/// </summary>
public static class Solver
{
    /// <summary>How many pairs of each mentee are looked at first where nothing else is asked for.</summary>
    public const int Kept = 64;

    /// <summary>Solves a problem. Deterministic; the pairs do not depend on the order of people (see <see cref="TieBreak"/>), prices may.</summary>
    public static Plan Solve(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new Plan(Open(problem));
    }

    /// <summary>
    /// Solves over all pairs without ever holding all of them: each mentee's best pairs first, then whatever was left out and would do better at the prices
    /// found, until there is none. O(M N) scores to begin with, then a round over the rows that may matter, two or three on our instances; the pairs do not depend on <paramref name="kept"/> or <paramref name="threads"/>.
    /// </summary>
    /// <param name="scores">The fit of every pair.</param>
    /// <param name="demand">Separate mentors wanted by each mentee, 0 or more.</param>
    /// <param name="capacity">Places of each mentor, 0 or more.</param>
    /// <param name="ties">Breaks ties between plans of equal pairs and fit.</param>
    /// <param name="kept">Pairs of each mentee to start from, 1 or more; 0 for all.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    /// <returns>A plan over all pairs; its problem has only those that were looked at closely.</returns>
    public static Plan Solve(Scores scores, int[] demand, int[] capacity, TieBreak ties, int kept = Kept, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new Plan(Complete(Open(Shortlist.Of(scores, demand, capacity, ties, kept, threads)), scores, threads), scores, threads);
    }

    /// <summary>The same plan over all pairs: what its problem left out comes in where it would do better. See <see cref="Solve(Scores, int[], int[], TieBreak, int, int)"/>.</summary>
    public static Plan Finish(Plan plan, Scores scores, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scores);
        return Complete(plan.Network, scores, threads) is var network && network == plan.Network ? plan : new Plan(network);
    }

    internal static Network Open(Problem problem)
    {
        var network = new Network(problem);
        new Opening(network).Make();
        return Repaired(network);
    }

    internal static Network Complete(Network network, Scores scores, int threads)
    {
        while (new PriceOut(network).Complete(scores, threads) is var problem && problem != network.Problem)
            network = Repaired(Warm(network, problem));
        return network;
    }

    /// <summary>Goes on over more allowed pairs: mentors keep their prices, and mentees the best pairs at these, the ones they have where they are still among them.</summary>
    private static Network Warm(Network before, Problem problem)
    {
        var network = new Network(problem);
        before.P.CopyTo(network.P, 0);
        before.PTie.CopyTo(network.PTie, 0);
        var held = new int[1];
        for (var i = 0; i < problem.Mentees; i++)
        {
            var known = before.UnitsOf(i);
            var count = network.Demand[i];
            if (held.Length < count)
                held = new int[count];
            for (var unit = 0; unit < count; unit++)
                held[unit] = unit < known.Length && known[unit] is >= 0 and var pair ? problem.Find(i, before.Problem.Mentor[pair]) : -1;
            if (count == 0)
                network.U[i] = Cost.Endless.Upper;
            else
                Opening.TakeBest(network, i, held.AsSpan(0, count));
        }
        return network;
    }

    private static Network Repaired(Network network)
    {
        Repaired(network, new Repair(network));
        return network;
    }

    internal static void Repaired(Network network, Repair repair)
    {
        for (var i = 0; i < network.Problem.Mentees; i++)
        for (var unserved = network.Unserved[i]; unserved > 0 && !network.PriceOfMentee(i).IsZero; unserved--)
            repair.Serve(i);
        for (var j = 0; j < network.Problem.Mentors; j++)
            while (!network.Full(j) && !network.PriceOfMentor(j).IsZero)
                repair.Fill(j);
    }
}
