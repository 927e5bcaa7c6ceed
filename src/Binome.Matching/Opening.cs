namespace Binome.Matching;

/// <summary>
/// A plan to start from, and prices that cover every pair it does not use: the split by cardinality gives the first level of all prices, an auction on each side
/// of it the second. Pairs that are not the very best at these prices are left out again; <see cref="Repair"/> does the rest.
/// </summary>
internal sealed class Opening
{
    /// <summary>Fits of a small range say little about who should have whom: the auction then sees the first bits of the tie break behind them.</summary>
    private const int EnoughRange = 1 << 11;
    private const int MostTieBits = 13;
    private readonly Problem _problem;
    private readonly Network _network;
    private readonly Cardinality _split;
    private readonly int _least;
    private readonly int _tieBits;

    public Opening(Network network)
    {
        (_network, _problem) = (network, network.Problem);
        _split = new Cardinality(_problem, network.Columns);
        if (_problem.Allowed == 0)
            return;
        (_least, var most) = Bounds.Of(_problem.Fit);
        while ((most - _least) << _tieBits < EnoughRange && _tieBits < MostTieBits)
            _tieBits++;
    }

    public void Make()
    {
        // No more than make a difference: an auction keeps a place in memory for each.
        int[] units = [.. Enumerable.Range(0, _problem.Mentees).Select(_problem.Units)];
        int[] places = [.. _problem.Capacity.Select((c, j) => Math.Min(c, _network.Columns.Of(j).Length + 1))];
        TakeForced(units, places);
        MenteesBid(Part(units, i => !_split.IsMenteeShort(i)), Part(places, j => !_split.IsMentorShort(j)));
        MentorsBid(Part(places, _split.IsMentorShort), Part(units, _split.IsMenteeShort));
        for (var i = 0; i < _problem.Mentees; i++)
            if (_problem.Demand[i] == 0)
                _network.U[i] = Cost.Endless.Upper;
    }

    /// <summary>Somebody who wants two and competes for one may have the other where places abound: every plan of the most pairs has that pair.</summary>
    private void TakeForced(int[] units, int[] places)
    {
        for (var i = 0; i < _problem.Mentees; i++)
        for (var e = _problem.RowStart[i]; units[i] > 1 && _split.IsMenteeShort(i) && e < _problem.RowStart[i + 1]; e++)
            if (_problem.Mentor[e] is var j && _problem.Capacity[j] > 0 && !_split.IsMentorShort(j))
            {
                _network.Take(_network.FreeUnit(i), e);
                (units[i], places[j]) = (units[i] - 1, places[j] - 1);
            }
    }

    private void MenteesBid(int[] units, int[] places)
    {
        var auction = new Auction(_problem.RowStart, _problem.Mentor, RowValues(), units, places);
        auction.Run();
        for (var j = 0; j < _problem.Mentors; j++)
            if (_split.IsMentorShort(j) || _problem.Capacity[j] == 0)
                _network.P[j] = Cost.Endless.Upper; // not for these mentees
            else
                (_network.P[j], _network.PTie[j]) = Words(places[j] == 0 ? 0 : auction.Price[j]);
        for (var i = 0; i < _problem.Mentees; i++)
            if (units[i] > 0)
                TakeBest(_network, i, auction.HeldBy(i));
    }

    /// <summary>Of the pairs a mentee holds, takes those that no other pair beats at these prices, and prices the mentee so that no other pair is worth more.</summary>
    public static void TakeBest(Network network, int mentee, ReadOnlySpan<int> held)
    {
        var problem = network.Problem;
        var (start, others) = (problem.RowStart[mentee], default(Cost));
        var prices = network.P;
        var mentors = problem.Row(mentee);
        var fits = problem.RowFits(mentee);
        for (var k = 0; k < mentors.Length && k < fits.Length; k++)
            if (Cost.OnePair + fits[k] - prices[mentors[k]] >= others.Upper && !held.Contains(start + k))
                others = Cost.Max(others, network.LeftOf(mentee, start + k));
        var least = Cost.Endless;
        foreach (var e in held)
            if (e < 0 || network.LeftOf(mentee, e) < others)
                least = others;
            else
            {
                network.Take(network.FreeUnit(mentee), e);
                least = Cost.Min(least, network.LeftOf(mentee, e));
            }
        (network.U[mentee], network.UTie[mentee]) = (least.Upper, least.Tie);
    }

    private void MentorsBid(int[] units, int[] places)
    {
        if (!units.Any(u => u > 0))
            return;
        var (starts, mentees, values) = ColumnValues(units);
        var auction = new Auction(starts, mentees, values, units, places);
        auction.Run();
        for (var i = 0; i < _problem.Mentees; i++)
            if (_split.IsMenteeShort(i) && _problem.Demand[i] > 0)
                (_network.U[i], _network.UTie[i]) = Words(places[i] == 0 ? 0 : auction.Price[i]);
        for (var j = 0; j < _problem.Mentors; j++)
            if (units[j] > 0)
            {
                var held = auction.HeldBy(j).ToArray();
                for (var unit = 0; unit < held.Length; unit++)
                    held[unit] -= held[unit] < 0 ? 0 : starts[j];
                OfferBest(j, held);
            }
    }

    private void OfferBest(int mentor, ReadOnlySpan<int> held)
    {
        var pairs = _network.Columns.Of(mentor);
        var others = default(Cost);
        for (var c = 0; c < pairs.Length; c++)
        {
            var i = Columns.Mentee(pairs[c]);
            if (Cost.OnePair + Columns.Fit(pairs[c]) - _network.U[i] < others.Upper || _problem.Demand[i] == 0 || held.Contains(c))
                continue;
            others = Cost.Max(others, Left(pairs[c]));
        }
        var least = Cost.Endless;
        foreach (var c in held)
        {
            if (c < 0 || Left(pairs[c]) < others)
                least = others;
            else
            {
                _network.Take(_network.FreeUnit(Columns.Mentee(pairs[c])), _network.Columns.Pair(pairs[c]));
                least = Cost.Min(least, Left(pairs[c]));
            }
        }
        (_network.P[mentor], _network.PTie[mentor]) = (least.Upper, least.Tie);
    }

    private Cost Left(long pair) =>
        _network.WorthOf(Columns.Mentee(pair), _network.Columns.Pair(pair)) - _network.PriceOfMentee(Columns.Mentee(pair));

    private (long, long) Words(int price) => (price >> _tieBits, (long)(price & ((1 << _tieBits) - 1)) << (TieBreak.Bits - _tieBits));

    /// <summary>What the auction sees of each pair's worth, in rows.</summary>
    private int[] RowValues()
    {
        if (_tieBits == 0)
            return _problem.Fit;
        var values = new int[_problem.Allowed];
        for (var i = 0; i < _problem.Mentees; i++)
        for (var e = _problem.RowStart[i]; e < _problem.RowStart[i + 1]; e++)
            values[e] = Value(_problem.Fit[e], i, _problem.Mentor[e]);
        return values;
    }

    /// <summary>The same in columns, of those who bid.</summary>
    private (int[] Starts, int[] Mentees, int[] Values) ColumnValues(int[] units)
    {
        var (columns, starts) = (_network.Columns, new int[_problem.Mentors + 1]);
        for (var j = 0; j < _problem.Mentors; j++)
            starts[j + 1] = starts[j] + (units[j] > 0 ? columns.Of(j).Length : 0);
        var mentees = GC.AllocateUninitializedArray<int>(starts[^1]);
        var values = GC.AllocateUninitializedArray<int>(starts[^1]);
        for (var (j, at) = (0, 0); j < _problem.Mentors; j++)
            if (units[j] > 0)
                foreach (var pair in columns.Of(j))
                {
                    mentees[at] = Columns.Mentee(pair);
                    values[at] = _tieBits == 0 ? Columns.Fit(pair) : Value(Columns.Fit(pair), mentees[at], j);
                    at++;
                }
        return (starts, mentees, values);
    }

    private int Value(int fit, int mentee, int mentor) =>
        ((fit - _least) << _tieBits) | (int)(_problem.Ties.Of(mentee, mentor) >> (TieBreak.Bits - _tieBits));

    private static int[] Part(int[] counts, Func<int, bool> isIn)
    {
        var part = new int[counts.Length];
        for (var at = 0; at < counts.Length; at++)
            part[at] = isIn(at) ? counts[at] : 0;
        return part;
    }
}
