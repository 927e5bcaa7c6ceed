namespace Binome.Matching;

/// <summary>
/// Serves units again by pairs of another fit, and where that cannot be by as few of this fit as can be: shortest augmenting paths with costs 0 and 1 over what is
/// <see cref="StillOpen"/>. Nodes: mentees 0..M-1, mentors M..M+N-1, and the end, M+N, where a place is left empty or a unit goes without.
/// </summary>
internal sealed class CheapestWay
{
    private readonly Network _network;
    private readonly Problem _problem;
    private readonly StillOpen _open;
    private readonly int[] _lack; // places that must be filled again
    private readonly int[] _hand; // units that must be served again
    private readonly int[] _price;
    private readonly int[] _distance;
    private readonly int[] _seen;
    private readonly int[] _from;
    private readonly int[] _by; // the pair taken on the way to a mentor, the unit given up on the way to a mentee
    private readonly List<int> _reached = [];
    private readonly List<int> _priced = [];
    private readonly PriorityQueue<int, int> _queue = new();
    private int _search;
    private int _fit;

    public CheapestWay(Network network, StillOpen open)
    {
        (_network, _problem, _open) = (network, network.Problem, open);
        var nodes = End + 1;
        (_lack, _hand) = (new int[_problem.Mentors], new int[_problem.Mentees]);
        (_price, _distance, _seen, _from, _by) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
    }

    /// <summary>Nodes whose price is not 0 in this step.</summary>
    public IReadOnlyList<int> Priced => _priced;

    private int End => _problem.Mentees + _problem.Mentors;

    public int PriceOf(int node) => _price[node];

    /// <summary>1 for a pair of this step's fit.</summary>
    public int CostOf(int pair) => _problem.Fit[pair] == _fit ? 1 : 0;

    public void Begin(int fit)
    {
        foreach (var node in _priced)
            _price[node] = 0;
        _priced.Clear();
        _fit = fit;
    }

    /// <summary>A pair is taken apart: its mentee and its mentor are to be made good.</summary>
    public void TakeApart(int unit)
    {
        _hand[_network.UnitMentee[unit]]++;
        _lack[_network.MentorOf(unit)]++;
        _network.GiveBack(unit);
    }

    /// <summary>Makes good one unit of a mentee.</summary>
    public void Serve(int mentee)
    {
        _search++;
        _reached.Clear();
        _queue.Clear();
        Reach(mentee, 0, -1, -1);
        var sink = -1;
        while (sink < 0 && _queue.TryDequeue(out var node, out var distance))
            if (distance != _distance[node])
                continue;
            else if (node < _problem.Mentees)
                FromMentee(node, distance);
            else if (node == End)
                FromEnd(distance);
            else if (_lack[node - _problem.Mentees] > 0)
                sink = node;
            else
                FromMentor(node - _problem.Mentees, distance);
        if (sink < 0)
            throw new InvalidOperationException("A pair that was there cannot be put back.");
        foreach (var node in _reached)
            if (_distance[node] < _distance[sink])
            {
                if (_price[node] == 0)
                    _priced.Add(node);
                _price[node] -= _distance[sink] - _distance[node];
            }
        _hand[mentee]--;
        _lack[sink - _problem.Mentees]--;
        Move(mentee, sink);
    }

    private void Reach(int node, int distance, int from, int by)
    {
        if (_seen[node] == _search && _distance[node] <= distance)
            return;
        if (_seen[node] != _search)
            _reached.Add(node);
        (_seen[node], _distance[node], _from[node], _by[node]) = (_search, distance, from, by);
        _queue.Enqueue(node, distance);
    }

    private void FromMentee(int mentee, int distance)
    {
        var spent = distance + _price[mentee];
        if (_open.MayLeave(mentee))
            Reach(End, spent - _price[End], mentee, -1);
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
        {
            var node = _problem.Mentees + _problem.Mentor[e];
            if (_open.IsOpen(e) && !_network.Used(mentee, e))
                Reach(node, spent + CostOf(e) - _price[node], mentee, e);
        }
    }

    private void FromMentor(int mentor, int distance)
    {
        var node = _problem.Mentees + mentor;
        var spent = distance + _price[node];
        if (_open.MayCome(node) && !_network.Full(mentor))
            Reach(End, spent - _price[End], node, -1);
        for (var unit = _network.First[mentor]; unit >= 0; unit = _network.Next(unit))
            if (_open.IsOpen(_network.UnitPair[unit]))
                Reach(_network.UnitMentee[unit], spent - CostOf(_network.UnitPair[unit]) - _price[_network.UnitMentee[unit]], node, unit);
    }

    private void FromEnd(int distance)
    {
        var spent = distance + _price[End];
        for (var i = 0; i < _problem.Mentees; i++)
            if (_network.Unserved[i] > _hand[i] && _open.MayCome(i))
                Reach(i, spent - _price[i], End, -1);
        for (var j = 0; j < _problem.Mentors; j++)
            if ((_network.Taken[j] > 0 || _lack[j] > 0) && _open.MayLeave(_problem.Mentees + j))
                Reach(_problem.Mentees + j, spent - _price[_problem.Mentees + j], End, -1);
    }

    private void Move(int source, int sink)
    {
        var way = new Stack<int>();
        for (var node = sink; node != source; node = _from[node])
            way.Push(node);
        var (at, unit) = (source, _network.FreeUnit(source));
        while (way.TryPop(out var node))
        {
            if (node < _problem.Mentees)
            {
                unit = _by[node] >= 0 ? _by[node] : _network.FreeUnit(node);
                if (_by[node] >= 0)
                    _network.GiveBack(unit);
            }
            else if (at < _problem.Mentees && node != End)
                _network.Take(unit, _by[node]);
            at = node;
        }
    }
}
