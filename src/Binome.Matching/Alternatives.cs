namespace Binome.Matching;

/// <summary>
/// What it costs a finished plan that one mentee has another mentor, for all mentors at once. Whoever stands at a place can make room for it in two ways: by a way of their own to
/// the mentee's old place, or by any way to somewhere that is free, while the old place is left to whoever wants it. The second is known for everybody from one search
/// over all pairs, done once a plan; the first is looked for only as far as it is cheaper, and that is near.
/// </summary>
internal sealed class Alternatives
{
    private readonly Network _network;
    private readonly Problem _problem;
    private readonly CostHeap _heap = new();
    private readonly Labels _mentees;
    private readonly Labels _mentors;
    private readonly Cost[] _fromMentee; // to somewhere that is free
    private readonly Cost[] _fromMentor;
    private Cost _fromFree; // to the mentee asked about
    private int _mentee;

    /// <summary>O(d E log E) with d the greatest demand: Dijkstra backwards from all that is free.</summary>
    public Alternatives(Network network)
    {
        (_network, _problem) = (network, network.Problem);
        (_mentees, _mentors) = (new(_problem.Mentees), new(_problem.Mentors));
        (_fromMentee, _fromMentor) = (new Cost[_problem.Mentees], new Cost[_problem.Mentors]);
        _fromMentee.AsSpan().Fill(Cost.Endless);
        _fromMentor.AsSpan().Fill(Cost.Endless);
        (_mentee, _fromFree) = (-1, Cost.Endless);
        _mentees.Clear();
        _mentors.Clear();
        for (var j = 0; j < _problem.Mentors; j++)
            if (_network.Capacity[j] > 0 && !_network.Full(j))
                ReachMentor(j, default);
        for (var i = 0; i < _problem.Mentees; i++)
            if (_network.Demand[i] > 0)
                ReachMentee(i, _network.PriceOfMentee(i)); // goes without
        Run();
        for (var i = 0; i < _problem.Mentees; i++)
            if (_mentees.Has(i))
                _fromMentee[i] = _mentees.At(i);
        for (var j = 0; j < _problem.Mentors; j++)
            if (_mentors.Has(j))
                _fromMentor[j] = _mentors.At(j);
    }

    /// <summary>What the plan loses with each allowed mentor of a mentee, in the order of the row; without those who cannot be had.</summary>
    public List<Alternative> Of(int mentee)
    {
        var all = new List<Alternative>();
        if (_network.Demand[mentee] == 0)
            return all;
        (_mentee, _fromFree) = (mentee, _network.Unserved[mentee] > 0 ? default : Cost.Endless);
        _mentees.Clear();
        _mentors.Clear();
        _heap.Clear();
        Hold(mentee, default);
        Run();
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
        {
            var mentor = _problem.Mentor[e];
            if (_network.Capacity[mentor] == 0 || _network.IsBlocked(e))
                continue;
            var way = _fromFree + _fromMentor[mentor];
            if (_mentors.Has(mentor))
                way = Cost.Min(way, _mentors.At(mentor));
            var cost = _network.Used(mentee, e) ? default : (way + _network.CostOf(mentee, e)).Unpack();
            all.Add(new(mentor, cost.Pairs, cost.Fit));
        }
        return all;
    }

    private void Run()
    {
        while (_heap.TryPop(out var mentor, out var distance))
            if (_mentors.At(mentor) == distance && IsShorter(distance, _fromMentor[mentor]) && _mentors.Settle(mentor))
                ToMentor(mentor, distance);
    }

    /// <summary>Everybody who could take this mentor's place, were it left.</summary>
    private void ToMentor(int mentor, Cost distance)
    {
        var price = _network.PriceOfMentor(mentor);
        foreach (var pair in _network.Columns.Of(mentor))
        {
            var mentee = Columns.Mentee(pair);
            var upper = distance.Upper + price.Upper + _network.U[mentee] - Cost.OnePair - Columns.Fit(pair);
            if (_network.Demand[mentee] == 0 || mentee == _mentee || (_mentees.Has(mentee) && upper > _mentees.At(mentee).Upper))
                continue;
            if (
                upper > _fromFree.Upper + _fromMentee[mentee].Upper
                || _network.Used(mentee, _network.Columns.Pair(pair))
                || _network.IsBlocked(_network.Columns.Pair(pair))
            )
                continue;
            var tie = distance.Tie + price.Tie + _network.UTie[mentee] - (long)_problem.Ties.Of(mentee, mentor);
            ReachMentee(mentee, new(upper, tie));
        }
    }

    private void ReachMentee(int mentee, Cost distance)
    {
        if ((_mentees.Has(mentee) && distance >= _mentees.At(mentee)) || !IsShorter(distance, _fromMentee[mentee]))
            return;
        _mentees.Set(mentee, distance, -1, -1);
        if (_mentee >= 0 && _network.Unserved[mentee] > 0)
            _fromFree = Cost.Min(_fromFree, distance);
        Hold(mentee, distance);
    }

    private void Hold(int mentee, Cost distance)
    {
        for (var unit = _network.UnitStart[mentee]; unit < _network.UnitStart[mentee + 1]; unit++)
            if (_network.UnitPair[unit] is >= 0 and var pair)
                ReachMentor(_problem.Mentor[pair], distance - _network.CostOf(mentee, pair));
    }

    private void ReachMentor(int mentor, Cost distance)
    {
        if ((_mentors.Has(mentor) && distance >= _mentors.At(mentor)) || !IsShorter(distance, _fromMentor[mentor]))
            return;
        _mentors.Set(mentor, distance, -1, -1);
        _heap.Push(mentor, distance);
        if (_mentee >= 0)
            _fromFree = Cost.Min(_fromFree, distance + _network.PriceOfMentor(mentor)); // a place is left empty
    }

    /// <summary>Than by what is free.</summary>
    private bool IsShorter(Cost distance, Cost toFree) => _mentee < 0 || distance < _fromFree + toFree;
}
