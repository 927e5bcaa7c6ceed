namespace Binome.Matching.Groups;

/// <summary>
/// Gives mentees to mentors of known numbers of places, nearly best: mentees bid for places, a mentor keeps its best bids, and a mentee whom nobody is
/// worth the price goes without (forward auction for transportation problems: Bertsekas and Castañón 1989, doi:10.1007/BF02186476).
/// </summary>
internal sealed class Auction
{
    private readonly Candidates _candidates;
    private readonly int[] _places;
    private readonly long _scale;
    private readonly PriorityQueue<int, (long Bid, int Mentee)>[] _held;
    private readonly List<int>[] _mentorsOf;

    public Auction(Candidates candidates, int[] places, long scale)
    {
        (_candidates, _places, _scale) = (candidates, places, scale);
        _held = [.. places.Select(_ => new PriorityQueue<int, (long, int)>())];
        _mentorsOf = [.. Enumerable.Range(0, candidates.RowStart.Length - 1).Select(_ => new List<int>(1))];
        Profits = new long[candidates.RowStart.Length - 1];
    }

    /// <summary>What each mentee kept of the worth of the last mentor it bid for.</summary>
    public long[] Profits { get; }

    /// <summary>The mentees of a mentor, ascending.</summary>
    public int[] MenteesOf(int mentor) => [.. _held[mentor].UnorderedItems.Select(held => held.Element).Order()];

    /// <summary>Each bid raises a price by <paramref name="step"/> at least: the end is within units · step of the best for these places.</summary>
    public void Run(IReadOnlyList<int> units, long step)
    {
        var queue = new Queue<int>();
        for (var i = 0; i < Profits.Length; i++)
        for (var unit = 0; unit < units[i]; unit++)
            queue.Enqueue(i);
        while (queue.TryDequeue(out var mentee))
            if (Bid(mentee, step) is >= 0 and var loser)
                queue.Enqueue(loser);
    }

    /// <summary>The mentee who loses a place by this bid, or -1.</summary>
    private int Bid(int mentee, long step)
    {
        var (best, first, second) = (-1, -1L, -1L);
        for (var e = _candidates.RowStart[mentee]; e < _candidates.RowStart[mentee + 1]; e++)
        {
            var mentor = _candidates.Mentor[e];
            var worth = _scale * _candidates.Fit[e];
            if (worth < second)
                break; // the best fits come first, and no price is negative
            var left = worth - Price(mentor);
            if (_places[mentor] == 0 || left <= second || _mentorsOf[mentee].Contains(mentor))
                continue;
            if (left > first)
                (best, first, second) = (mentor, left, first);
            else
                second = left;
        }
        Profits[mentee] = Math.Max(0, second);
        if (best < 0 || first < 0)
            return -1;
        var bid = Price(best) + first - Math.Max(0, second) + step;
        _mentorsOf[mentee].Add(best);
        if (_held[best].Count < _places[best])
        {
            _held[best].Enqueue(mentee, (bid, mentee));
            return -1;
        }
        var loser = _held[best].EnqueueDequeue(mentee, (bid, mentee));
        _mentorsOf[loser].Remove(best);
        return loser;
    }

    /// <summary>The least bid held by a mentor without a free place.</summary>
    private long Price(int mentor) => _held[mentor].Count == _places[mentor] && _held[mentor].TryPeek(out _, out var least) ? least.Bid : 0;
}
