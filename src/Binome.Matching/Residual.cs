namespace Binome.Matching;

/// <summary>
/// Cheapest ways through a finished plan, for its explanations. Nodes: mentees 0..M-1, mentors M..M+N-1, and the end, M+N, where a place is taken or a unit gives
/// up; Dijkstra on reduced costs.
/// </summary>
internal sealed class Residual(Network network)
{
    private readonly Problem _problem = network.Problem;
    private readonly Labels _labels = new(network.Problem.Mentees + network.Problem.Mentors + 1);
    private readonly CostHeap _heap = new();
    private int _target;
    private Cost _bound;

    public int End => _problem.Mentees + _problem.Mentors;

    public bool Reached(int node) => _labels.Has(node);

    public Cost Distance(int node) => _labels.At(node);

    /// <summary>The node after the first on the way to a node.</summary>
    public int Second(int node)
    {
        while (_labels.First(_labels.First(node)) >= 0)
            node = _labels.First(node);
        return node;
    }

    /// <summary>The cheapest way over what may still change; a target of -1 settles every node. Unless it may give up, the source may not simply go without.</summary>
    public Cost? Shortest(int source, int target, bool mayGiveUp)
    {
        (_target, _bound) = (target, Cost.Endless);
        _labels.Clear();
        _heap.Clear();
        Reach(source, default, -1);
        while (_heap.TryPop(out var node, out var distance) && node != _target)
        {
            if (_labels.At(node) != distance || !_labels.Settle(node))
                continue;
            if (node == End)
                FromEnd(distance);
            else if (node < _problem.Mentees)
                FromMentee(node, distance, node != source || mayGiveUp);
            else
                FromMentor(node - _problem.Mentees, distance);
        }
        return target >= 0 && Reached(target) ? Distance(target) : null;
    }

    private void Reach(int node, Cost distance, int from)
    {
        if (distance >= _bound || (_labels.Has(node) && distance >= _labels.At(node)))
            return;
        _labels.Set(node, distance, from, -1);
        if (node == _target)
            _bound = distance;
        _heap.Push(node, distance);
    }

    private void FromMentee(int mentee, Cost distance, bool mayGiveUp)
    {
        var spent = distance + network.PriceOfMentee(mentee);
        if (mayGiveUp)
            Reach(End, spent, mentee);
        var limit = _bound.Upper;
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
        {
            var j = _problem.Mentor[e];
            if (spent.Upper + network.P[j] - Cost.OnePair - _problem.Fit[e] <= limit && !network.Used(mentee, e) && !network.IsBlocked(e))
                Reach(_problem.Mentees + j, spent + network.PriceOfMentor(j) - network.WorthOf(mentee, e), mentee);
        }
    }

    private void FromMentor(int mentor, Cost distance)
    {
        if (!network.Full(mentor))
            Reach(End, distance, _problem.Mentees + mentor);
        for (var unit = network.First[mentor]; unit >= 0; unit = network.Next(unit))
            Reach(
                network.UnitMentee[unit],
                distance - network.CostOf(network.UnitMentee[unit], network.UnitPair[unit]),
                _problem.Mentees + mentor
            );
    }

    /// <summary>Behind the end: a place may be left empty for its price, an unserved unit may come in.</summary>
    private void FromEnd(Cost distance)
    {
        for (var j = 0; j < _problem.Mentors; j++)
            if (network.Taken[j] > 0)
                Reach(_problem.Mentees + j, distance + network.PriceOfMentor(j), End);
        for (var i = 0; i < _problem.Mentees; i++)
            if (network.Unserved[i] > 0)
                Reach(i, distance, End);
    }
}
