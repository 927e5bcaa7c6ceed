using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// Looks through all pairs for those left out of the candidates that would do better at these prices: none, and the plan is the best over all pairs. A row is
/// scored again rather than kept, and one comparison of integers lets eight pairs pass that cannot matter.
/// </summary>
internal sealed class PriceOut
{
    private const int Huge = 1 << 29;

    /// <summary>Less than any fit, whatever price is taken from it.</summary>
    private const int Held = -(1 << 30);
    private readonly Network _network;
    private readonly Problem _problem;

    /// <summary>By pairs in a mentee's price, 0 or 1: what a fit must reach beyond the mentee's own price.</summary>
    private readonly int[][] _mentors;

    private readonly Margins? _margins;

    /// <param name="network">Finished.</param>
    /// <param name="margins">What a board knows from the last time; they are followed.</param>
    public PriceOut(Network network, Margins? margins = null)
    {
        (_network, _problem, _margins) = (network, network.Problem, margins);
        margins?.Follow(network);
        _mentors = [Prices(0), Prices(1)];
    }

    /// <summary>
    /// O(M N) at most, rows in parallel; a row whose mentee's own price is above whatever was left out of it need not be looked at again, since no mentor's price is
    /// below 0. The same problem when nothing was missing, else one with the missing pairs.
    /// </summary>
    /// <param name="scores">All pairs.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    public Problem Complete(Scores scores, int threads)
    {
        var rows = Rows(scores);
        var found = new List<(int Mentee, int Mentor, int Fit)>[(rows.Count + Block - 1) / Block];
        Threads.Run(
            threads,
            found.Length,
            () => (Scores: scores.Another(), Row: new int[scores.Mentors]),
            (reader, block) =>
            {
                found[block] = [];
                for (var at = block * Block; at < Math.Min(rows.Count, (block + 1) * Block); at++)
                {
                    reader.Scores.Row(rows[at], reader.Row);
                    var least = Missing(rows[at], reader.Row, found[block]);
                    _margins?.Set(rows[at], _network.U[rows[at]], least);
                }
            }
        );
        return found.All(list => list.Count == 0) ? _problem : With(_problem, [.. found.SelectMany(list => list)]);
    }

    private const int Block = 64;

    /// <summary>The mentees of whom something left out might do better.</summary>
    private List<int> Rows(Scores scores)
    {
        var known = _problem.LeftOut is { } left && left.Scores == scores ? left.Most : null;
        var rows = new List<int>();
        for (var i = 0; i < scores.Mentees; i++)
            if (
                _network.Demand[i] > 0
                && (known is null || (known[i] >= 0 && _network.U[i] <= Cost.OnePair + known[i]))
                && _margins?.MayMatter(i, _network.U[i]) != false
            )
                rows.Add(i);
        return rows;
    }

    /// <returns>What the best pair left out lacks, at most; null where the mentee's price is not an integer of 32 bits.</returns>
    private long? Missing(int mentee, int[] row, List<(int, int, int)> missing)
    {
        foreach (var mentor in _problem.Row(mentee))
            row[mentor] = Held;
        var level = (_network.U[mentee] + Cost.OnePair / 2) >> Cost.FitBits;
        var fit = _network.U[mentee] - (level << Cost.FitBits);
        var isPlain = level is 0 or 1 && Math.Abs(fit) < Huge / 2;
        var most = Missing(mentee, row, _mentors[level == 1 ? 1 : 0], isPlain ? (int)fit : int.MinValue / 2, missing);
        return _margins is null || !isPlain ? null
            : most < Huge / 2 ? fit - most
            : Lack(_margins, mentee, row);
    }

    /// <summary>The same beyond 32 bits: some mentor's price has been lower by a whole pair than this mentee's leaves room for.</summary>
    private long Lack(Margins margins, int mentee, int[] row)
    {
        var least = long.MaxValue / 4;
        for (var j = 0; j < row.Length; j++)
            if (row[j] >= 0)
                least = Math.Min(least, _network.U[mentee] + margins.PriceOf(j) - Cost.OnePair - row[j]);
        return least;
    }

    /// <returns>The most that a pair left out is worth beyond its mentor's price.</returns>
    private int Missing(int mentee, int[] row, int[] mentors, int price, List<(int, int, int)> missing)
    {
        var least = Vector256.Create(price);
        var (most, best) = (Vector256.Create(int.MinValue), int.MinValue);
        var j = 0;
        ref var fits = ref MemoryMarshal.GetArrayDataReference(row);
        ref var prices = ref MemoryMarshal.GetArrayDataReference(mentors);
        for (; j + 8 <= row.Length; j += 8)
        {
            var beyond = Vector256.LoadUnsafe(ref fits, (nuint)j) - Vector256.LoadUnsafe(ref prices, (nuint)j);
            most = Vector256.Max(most, beyond);
            var hits = Vector256.GreaterThanOrEqual(beyond, least).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
                Look(j + BitOperations.TrailingZeroCount(hits));
        }
        for (; j < row.Length; j++)
        {
            best = Math.Max(best, row[j] - mentors[j]);
            if (row[j] - mentors[j] >= price)
                Look(j);
        }
        for (var lane = 0; lane < 8; lane++)
            best = Math.Max(best, most[lane]);
        return best;

        void Look(int mentor)
        {
            if (row[mentor] < 0 || _network.Capacity[mentor] == 0)
                return;
            var worth = new Cost(Cost.OnePair + row[mentor], (long)_problem.Ties.Of(mentee, mentor));
            if (_network.PriceOfMentee(mentee) + _network.PriceOfMentor(mentor) < worth)
                missing.Add((mentee, mentor, row[mentor]));
        }
    }

    private int[] Prices(int level)
    {
        var prices = new int[_problem.Mentors];
        for (var j = 0; j < prices.Length; j++)
            prices[j] = (int)Math.Clamp((_margins?.PriceOf(j) ?? _network.P[j]) + ((level - 1L) << Cost.FitBits), -Huge, Huge);
        return prices;
    }

    /// <summary>A problem with some pairs more, by mentee, then by mentor; none of them is in it yet.</summary>
    public static Problem With(Problem problem, List<(int Mentee, int Mentor, int Fit)> missing)
    {
        var (starts, mentors, fits) = (
            new int[problem.Mentees + 1],
            new int[problem.Allowed + missing.Count],
            new int[problem.Allowed + missing.Count]
        );
        var (at, next) = (0, 0);
        for (var i = 0; i < problem.Mentees; i++)
        {
            for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
            {
                while (next < missing.Count && missing[next].Mentee == i && missing[next].Mentor < problem.Mentor[e])
                    (mentors[at], fits[at++]) = (missing[next].Mentor, missing[next++].Fit);
                (mentors[at], fits[at++]) = (problem.Mentor[e], problem.Fit[e]);
            }
            while (next < missing.Count && missing[next].Mentee == i)
                (mentors[at], fits[at++]) = (missing[next].Mentor, missing[next++].Fit);
            starts[i + 1] = at;
        }
        return Problem.Made(problem.Demand, problem.Capacity, starts, mentors, fits, problem.Ties, problem.LeftOut);
    }
}
