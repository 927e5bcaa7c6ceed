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

    private int End => _problem.Mentees + _problem.Mentors;

    public bool Reached(int node) => _labels.Has(node);

    public Cost Distance(int node) => _labels.At(node);

    /// <summary>The least that it costs the whole plan to come from here to each node there is a way to.</summary>
    public void From(int source)
    {
        _labels.Clear();
        _heap.Clear();
        Reach(source, default);
        while (_heap.TryPop(out var node, out var distance))
            if (_labels.At(node) != distance || !_labels.Settle(node))
                continue;
            else if (node == End)
                FromEnd(distance);
            else if (node < _problem.Mentees)
                FromMentee(node, distance);
            else
                FromMentor(node - _problem.Mentees, distance);
    }

    private void Reach(int node, Cost distance)
    {
        if (_labels.Has(node) && distance >= _labels.At(node))
            return;
        _labels.Set(node, distance, -1, -1);
        _heap.Push(node, distance);
    }

    private void FromMentee(int mentee, Cost distance)
    {
        var spent = distance + network.PriceOfMentee(mentee);
        Reach(End, spent);
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
            if (network.P[_problem.Mentor[e]] < Cost.Endless.Upper && !network.Used(mentee, e) && !network.IsBlocked(e))
                Reach(_problem.Mentees + _problem.Mentor[e], spent - network.LeftOf(mentee, e));
    }

    private void FromMentor(int mentor, Cost distance)
    {
        if (!network.Full(mentor))
            Reach(End, distance);
        for (var unit = network.First[mentor]; unit >= 0; unit = network.Next(unit))
            Reach(network.UnitMentee[unit], distance - network.CostOf(network.UnitMentee[unit], network.UnitPair[unit]));
    }

    /// <summary>Behind the end: a place may be left empty for its price, an unserved unit may come in.</summary>
    private void FromEnd(Cost distance)
    {
        for (var j = 0; j < _problem.Mentors; j++)
            if (network.Taken[j] > 0)
                Reach(_problem.Mentees + j, distance + network.PriceOfMentor(j));
        for (var i = 0; i < _problem.Mentees; i++)
            if (network.Unserved[i] > 0)
                Reach(i, distance);
    }
}
