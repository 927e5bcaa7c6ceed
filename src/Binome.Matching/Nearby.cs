namespace Binome.Matching;

/// <summary>
/// The same plan and prices over those pairs alone that cost little beyond their prices. Whatever is found on it at a cost of at most <see cref="Bound"/> is exact
/// over all pairs: a way that uses another pair costs more than that already, since nothing on a way costs less than nothing.
/// </summary>
internal sealed class Nearby
{
    public const int Far = 128;
    private const int Close = 32;
    private const int Rows = 200;
    private const int SampledRows = 40;
    private const int Block = 64;

    /// <summary>From the pairs of a problem: O(E), and O(<paramref name="pairs"/> M) memory.</summary>
    /// <param name="network">Finished.</param>
    /// <param name="pairs">About how many pairs of each mentee.</param>
    public Nearby(Network network, int pairs = Far)
    {
        Bound = Cheapest(network, pairs);
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
        Network = network.Copy(Problem.Made(problem.Demand, problem.Capacity, starts, [.. mentors], [.. fits], problem.Ties));
    }

    /// <summary>From all pairs, scored again a row at a time: O(M N), rows in parallel.</summary>
    public Nearby(Network network, Scores scores, int threads)
    {
        var problem = network.Problem;
        Bound = Cheapest(network, scores);
        var found = new (List<int> Mentors, List<int> Fits, int[] Counts)[(problem.Mentees + Block - 1) / Block];
        Threads.Run(threads, found.Length, scores.Another, (reader, block) => found[block] = Rest(network, reader, block * Block));
        var starts = new int[problem.Mentees + 1];
        for (var i = 0; i < problem.Mentees; i++)
            starts[i + 1] = starts[i] + found[i / Block].Counts[i % Block];
        int[] mentors = [.. found.SelectMany(block => block.Mentors)];
        int[] fits = [.. found.SelectMany(block => block.Fits)];
        Network = network.Copy(Problem.Made(problem.Demand, problem.Capacity, starts, mentors, fits, problem.Ties));
    }

    /// <summary>Whether there are so many pairs that looking near pays.</summary>
    public static bool Pays(Problem problem) => problem.Allowed > 4L * Far * problem.Mentees;

    /// <summary>The greatest cost, in fit, at which every pair is here.</summary>
    public long Bound { get; }

    public Network Network { get; }

    /// <summary>Nothing is left out.</summary>
    public bool IsWhole => Bound == Everything;

    /// <summary>The same again, for another thread.</summary>
    public Network Another() => Network.Copy(Network.Problem, Network.Columns);

    /// <summary>The nearest of these alone: most ways are short, and each step of a search looks at fewer pairs.</summary>
    public Nearby Closer() => new(Network, Close);

    private const long Everything = long.MaxValue / 8;

    /// <summary>The pairs near enough of some mentees; people who take no part have none.</summary>
    private (List<int> Mentors, List<int> Fits, int[] Counts) Rest(Network network, Scores scores, int first)
    {
        var problem = network.Problem;
        var (mentors, fits) = (new List<int>(), new List<int>());
        var (counts, row) = (new int[Math.Min(Block, problem.Mentees - first)], new int[problem.Mentors]);
        for (var i = first; i < first + counts.Length; i++)
        {
            if (problem.Demand[i] == 0)
                continue;
            scores.Row(i, row);
            var (before, most) = (mentors.Count, Bound - network.U[i] + Cost.OnePair);
            for (var j = 0; j < row.Length; j++)
                if (row[j] >= 0 && network.P[j] - row[j] <= most && problem.Capacity[j] > 0)
                {
                    mentors.Add(j);
                    fits.Add(row[j]);
                }
            counts[i - first] = mentors.Count - before;
        }
        return (mentors, fits, counts);
    }

    private static long Cheapest(Network network, Scores scores)
    {
        var problem = network.Problem;
        var (costs, row, rows, step) = (new List<long>(), new int[problem.Mentors], 0, Math.Max(1, problem.Mentees / SampledRows));
        for (var i = step / 2; i < problem.Mentees; i += step, rows++)
        {
            if (problem.Demand[i] == 0)
                continue;
            scores.Row(i, row);
            for (var j = 0; j < row.Length; j++)
                if (row[j] >= 0 && problem.Capacity[j] > 0)
                    costs.Add(network.U[i] + network.P[j] - Cost.OnePair - row[j]);
        }
        if (problem.Mentors <= Far || costs.Count <= rows * Far)
            return Everything;
        costs.Sort();
        return Math.Clamp(costs[rows * Far], 0, Cost.OnePair / 2);
    }

    /// <summary>From some rows, the cost that so many pairs of each mentee do not pass.</summary>
    private static long Cheapest(Network network, int pairs)
    {
        var problem = network.Problem;
        var (costs, rows, step) = (new List<long>(), 0, Math.Max(1, problem.Mentees / Rows));
        for (var i = 0; i < problem.Mentees; i += step, rows++)
        for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
            if (Beyond(network, i, e) is var cost && cost < Cost.OnePair / 2)
                costs.Add(cost);
        costs.Sort();
        return costs.Count == 0 ? 0 : costs[Math.Min(costs.Count - 1, rows * pairs)];
    }

    private static long Beyond(Network network, int mentee, int pair) =>
        network.U[mentee] + network.P[network.Problem.Mentor[pair]] - Cost.OnePair - network.Problem.Fit[pair];
}
