namespace Binome.Matching;

/// <summary>
/// Cheapest ways through a finished plan, for its explanations. Nodes: mentees 0..M-1, mentors M..M+N-1, and the end, M+N, where a place is taken or a unit gives
/// up; Dijkstra on reduced costs.
/// </summary>
/// <param name="network">Finished.</param>
/// <param name="scores">All pairs, where the network has only those that were looked at closely: a row is scored when the search comes to it.</param>
internal sealed class Residual(Network network, Scores? scores = null)
{
    private const int Nobody = -1;
    private readonly Problem _problem = network.Problem;
    private readonly Labels _labels = new(network.Problem.Mentees + network.Problem.Mentors + 1);
    private readonly CostHeap _heap = new();

    private readonly int[] _row = new int[scores?.Mentors ?? 0];

    /// <summary>What the rows say of the mentor a search has started from, while they are there.</summary>
    private readonly int[] _columnFits = new int[scores?.Mentees ?? 0];
    private int _column = Nobody;
    private Cost _limit = Cost.Endless;
    private int _target = Nobody;
    private int _insists = Nobody;

    private int End => _problem.Mentees + _problem.Mentors;

    public bool Reached(int node) => _labels.Has(node);

    public Cost Distance(int node) => _labels.At(node);

    /// <summary>
    /// What else a mentee's unit at this mentor (-1: an unserved one) could have, and what the whole plan loses by it: the cheapest way from the mentee to where the
    /// place is given back (or somebody else gives up), other than by this pair.
    /// </summary>
    public Alternative? Instead(int mentee, int mentor)
    {
        (_insists, _target) = (mentee, mentor < 0 ? End : _problem.Mentees + mentor);
        From(mentee);
        var target = _target;
        (_insists, _target) = (Nobody, Nobody);
        if (!_labels.Has(target))
            return null;
        var given = mentor < 0 ? default : network.CostOf(mentee, _problem.Find(mentee, mentor));
        var cost = (_labels.At(target) - given).Unpack();
        return new(_labels.First(target), cost.Pairs, cost.Fit);
    }

    /// <summary>What the whole plan loses when a mentee has the mentor from whom the last search started; null where there is no way, or the pair is not allowed.</summary>
    public Cost? Losing(int mentee)
    {
        if (!Reached(mentee))
            return null;
        var mentor = _column;
        var pair = scores is null ? _problem.Find(mentee, mentor) : Nobody;
        var fit =
            scores is not null ? _columnFits[mentee]
            : pair < 0 ? Nobody
            : _problem.Fit[pair];
        if (fit < 0)
            return null;
        var worth = new Cost(Cost.OnePair + fit, (long)_problem.Ties.Of(mentee, mentor));
        return Distance(mentee) + network.PriceOfMentee(mentee) + network.PriceOfMentor(mentor) - worth;
    }

    /// <summary>The least that it costs the whole plan to come from here to each node there is a way to.</summary>
    public void From(int source)
    {
        _labels.Clear();
        _heap.Clear();
        _limit = Cost.Endless;
        _column = source == End ? Nobody : source - _problem.Mentees;
        Reach(source, default, Nobody);
        while (_heap.TryPop(out var node, out var distance) && node != _target)
            if (_labels.At(node) != distance || !_labels.Settle(node))
                continue;
            else if (node == End)
                FromEnd(distance);
            else if (node < _problem.Mentees)
                FromMentee(node, distance);
            else
                FromMentor(node - _problem.Mentees, distance);
    }

    /// <param name="node">Where to.</param>
    /// <param name="distance">What it costs.</param>
    /// <param name="first">The mentor by whom the way has left its source.</param>
    private void Reach(int node, Cost distance, int first)
    {
        if (distance >= _limit || (_labels.Has(node) && distance >= _labels.At(node)))
            return;
        if (node == _target)
            _limit = distance;
        _labels.Set(node, distance, first, Nobody);
        _heap.Push(node, distance);
    }

    private void FromMentee(int mentee, Cost distance)
    {
        var spent = distance + network.PriceOfMentee(mentee);
        var first = _labels.First(mentee);
        if (mentee != _insists)
            Reach(End, spent, first);
        if (scores is not null)
            FromScored(mentee, spent, first);
        else
            for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
                if (network.P[_problem.Mentor[e]] < Cost.Endless.Upper && !network.Used(mentee, e) && !network.IsBlocked(e))
                    ToMentor(mentee, _problem.Mentor[e], spent - network.LeftOf(mentee, e), first);
    }

    private void FromScored(int mentee, Cost spent, int first)
    {
        scores!.Row(mentee, _row);
        if (_column >= 0)
            _columnFits[mentee] = _row[_column];
        foreach (var pair in network.UnitPair.AsSpan(network.UnitStart[mentee]..network.UnitStart[mentee + 1]))
            if (pair >= 0)
                _row[_problem.Mentor[pair]] = -1;
        for (var e = _problem.RowStart[mentee]; network.Blocked is not null && e < _problem.RowStart[mentee + 1]; e++)
            if (network.Blocked[e])
                _row[_problem.Mentor[e]] = -1;
        var upper = spent.Upper - Cost.OnePair;
        for (var j = 0; j < _row.Length; j++)
            if (
                _row[j] >= 0
                && upper + network.P[j] - _row[j] is var reached
                && reached <= _limit.Upper
                && network.P[j] < Cost.Endless.Upper
            )
                ToMentor(mentee, j, new(reached, spent.Tie + network.PTie[j] - (long)_problem.Ties.Of(mentee, j)), first);
    }

    private void ToMentor(int mentee, int mentor, Cost distance, int first) =>
        Reach(_problem.Mentees + mentor, distance, mentee == _insists ? mentor : first);

    private void FromMentor(int mentor, Cost distance)
    {
        var first = _labels.First(_problem.Mentees + mentor);
        if (!network.Full(mentor))
            Reach(End, distance, first);
        for (var unit = network.First[mentor]; unit >= 0; unit = network.Next(unit))
            Reach(network.UnitMentee[unit], distance - network.CostOf(unit), first);
    }

    /// <summary>Behind the end: a place may be left empty for its price, an unserved unit may come in.</summary>
    private void FromEnd(Cost distance)
    {
        var first = _labels.First(End);
        for (var j = 0; j < _problem.Mentors; j++)
            if (network.Taken[j] > 0)
                Reach(_problem.Mentees + j, distance + network.PriceOfMentor(j), first);
        for (var i = 0; i < _problem.Mentees; i++)
            if (network.Unserved[i] > 0)
                Reach(i, distance, first);
    }
}
