namespace Binome.Matching;

/// <summary>
/// The flow and its prices. Nodes: mentees 0..M-1, mentors M..M+N-1, and the end, M+N, where a place is taken or a unit gives up. Always true: an allowed pair
/// that is not used costs u + p - worth ≥ 0, a used one worth - u - p ≥ 0 to take back; a mentor with a free place and a mentee with an unserved unit have
/// price 0; no price is negative.
/// </summary>
internal sealed class Network
{
    private readonly int _mentees;
    private readonly Int128[] _u;
    private readonly Int128[] _p;
    private readonly bool[] _used;
    private readonly int[] _slotStart;
    private readonly int[] _slotPair;
    private readonly int[] _slotMentee;
    private readonly int[] _taken;
    private readonly int[] _unserved;
    private readonly Search _search;

    public Network(Problem problem)
    {
        Problem = problem;
        _mentees = problem.Mentees;
        _u = new Int128[problem.Mentees];
        _p = new Int128[problem.Mentors];
        _used = new bool[problem.Allowed];
        _taken = new int[problem.Mentors];
        _unserved = new int[problem.Mentees];
        var degree = new int[problem.Mentors];
        foreach (var mentor in problem.Mentor)
            degree[mentor]++;
        _slotStart = new int[problem.Mentors + 1];
        for (var j = 0; j < problem.Mentors; j++)
            _slotStart[j + 1] = _slotStart[j] + Math.Min(degree[j], problem.Capacity[j]);
        _slotPair = new int[_slotStart[^1]];
        _slotMentee = new int[_slotStart[^1]];
        _search = new Search(_mentees + problem.Mentors + 1);
    }

    public Problem Problem { get; }

    public int End => _mentees + Problem.Mentors;

    public int Unserved(int mentee) => _unserved[mentee];

    public bool Full(int mentor) => _taken[mentor] == Problem.Capacity[mentor];

    public bool Used(int pair) => _used[pair];

    public ReadOnlySpan<int> MenteesOf(int mentor) => _slotMentee.AsSpan(_slotStart[mentor], _taken[mentor]);

    /// <summary>What an allowed pair costs beyond its prices; negative when it is used and worth more than them.</summary>
    public Int128 Cost(int mentee, int pair) => _u[mentee] + _p[Problem.Mentor[pair]] - WorthOf(mentee, pair);

    /// <summary>The price at which no mentor is worth more to this mentee than it costs.</summary>
    public void Enter(int mentee)
    {
        for (var e = Problem.RowStart[mentee]; e < Problem.RowStart[mentee + 1]; e++)
            _u[mentee] = Int128.Max(_u[mentee], WorthOf(mentee, e) - _p[Problem.Mentor[e]]);
    }

    /// <summary>One more unit for this mentee: the cheapest path to the end, then prices so that the path costs nothing, then the flow along it.</summary>
    public void Serve(int mentee)
    {
        var distance = Shortest(mentee, End, mayGiveUp: true)!.Value;
        foreach (var node in _search.Settled)
            if (_search.Distance(node) < distance)
                if (node < _mentees)
                    _u[node] -= distance - _search.Distance(node);
                else if (node < End)
                    _p[node - _mentees] += distance - _search.Distance(node);
        var path = _search.PathTo(End);
        // What is taken back first, what is taken second: the other way round, a full mentor would for a moment have one mentee too many.
        foreach (var (node, pair) in path)
            if (node < _mentees && pair >= 0)
                TakeBack(pair);
        for (var step = 1; step < path.Count; step++)
            if (path[step].Node < End && path[step].Node >= _mentees)
                Take(path[step - 1].Node, path[step].Pair);
        if (path[^2].Node < _mentees)
            _unserved[path[^2].Node]++;
    }

    /// <summary>
    /// The cheapest path over what may still change, Dijkstra on reduced costs; a target of -1 settles every node. With <paramref name="mayGiveUp"/> false the
    /// source may not simply go without.
    /// </summary>
    public Int128? Shortest(int source, int target, bool mayGiveUp)
    {
        _search.Start(source, target);
        while (_search.Next(out var node, out var distance))
            if (node == End)
                FromEnd(distance);
            else if (node < _mentees)
            {
                if (node != source || mayGiveUp)
                    _search.Reach(End, distance + _u[node], node, -1);
                FromMentee(node, distance + _u[node]);
            }
            else
                FromMentor(node - _mentees, distance);
        return target >= 0 && _search.Reached(target) ? _search.Distance(target) : null;
    }

    public Search Last => _search;

    /// <summary>
    /// Makes every price exact, so that none can change alone: a served mentee's price rises to the least of its own pairs, then a full mentor's likewise; who
    /// has no places, or wants nobody, gets the least price that keeps every pair covered.
    /// </summary>
    public void Settle()
    {
        Raise(_u, (mentee, _) => Problem.Demand[mentee] > 0 && _unserved[mentee] == 0);
        Raise(_p, (_, mentor) => Problem.Capacity[mentor] > 0 && Full(mentor), ofMentors: true);
        for (var j = 0; j < Problem.Mentors; j++)
            if (Problem.Capacity[j] == 0)
                _p[j] = 0;
        for (var i = 0; i < _mentees; i++)
        for (var e = Problem.RowStart[i]; Problem.Demand[i] > 0 && e < Problem.RowStart[i + 1]; e++)
            if (Problem.Capacity[Problem.Mentor[e]] == 0)
                _p[Problem.Mentor[e]] = Int128.Max(_p[Problem.Mentor[e]], WorthOf(i, e) - _u[i]);
        for (var i = 0; i < _mentees; i++)
            if (Problem.Demand[i] == 0)
                Enter(i); // for the first time: nobody who wants nothing was entered by the solver
    }

    public IReadOnlyList<Pair> Pairs() =>
        [
            .. from mentee in Enumerable.Range(0, _mentees)
            from pair in Enumerable.Range(Problem.RowStart[mentee], Problem.RowStart[mentee + 1] - Problem.RowStart[mentee])
            where _used[pair]
            select new Pair(mentee, Problem.Mentor[pair], Problem.Fit[pair]),
        ];

    public Certificate Certificate() => new([.. _u.Select(Worth.Unpack)], [.. _p.Select(Worth.Unpack)]);

    private Int128 WorthOf(int mentee, int pair) => Worth.Pack(Problem.Fit[pair], Problem.Ties.Of(mentee, Problem.Mentor[pair]));

    private void FromMentee(int mentee, Int128 spent)
    {
        for (var e = Problem.RowStart[mentee]; e < Problem.RowStart[mentee + 1]; e++)
            if (!_used[e])
                _search.Reach(_mentees + Problem.Mentor[e], spent + _p[Problem.Mentor[e]] - WorthOf(mentee, e), mentee, e);
    }

    private void FromMentor(int mentor, Int128 distance)
    {
        if (!Full(mentor))
            _search.Reach(End, distance, _mentees + mentor, -1);
        for (var s = _slotStart[mentor]; s < _slotStart[mentor] + _taken[mentor]; s++)
            _search.Reach(_slotMentee[s], distance - Cost(_slotMentee[s], _slotPair[s]), _mentees + mentor, _slotPair[s]);
    }

    /// <summary>Behind the end: a place may be left empty for its price, an unserved unit may come in.</summary>
    private void FromEnd(Int128 distance)
    {
        for (var j = 0; j < Problem.Mentors; j++)
            if (_taken[j] > 0)
                _search.Reach(_mentees + j, distance + _p[j], End, -1);
        for (var i = 0; i < _mentees; i++)
            if (_unserved[i] > 0)
                _search.Reach(i, distance, End, -1);
    }

    private void Take(int mentee, int pair)
    {
        var mentor = Problem.Mentor[pair];
        var slot = _slotStart[mentor] + _taken[mentor]++;
        (_slotPair[slot], _slotMentee[slot], _used[pair]) = (pair, mentee, true);
    }

    private void TakeBack(int pair)
    {
        var mentor = Problem.Mentor[pair];
        var slot = Array.IndexOf(_slotPair, pair, _slotStart[mentor], _taken[mentor]);
        var last = _slotStart[mentor] + --_taken[mentor];
        (_slotPair[slot], _slotMentee[slot], _used[pair]) = (_slotPair[last], _slotMentee[last], false);
    }

    private void Raise(Int128[] prices, Func<int, int, bool> may, bool ofMentors = false)
    {
        var least = new Int128[prices.Length];
        Array.Fill(least, Int128.MaxValue);
        for (var j = 0; j < Problem.Mentors; j++)
        for (var s = _slotStart[j]; s < _slotStart[j] + _taken[j]; s++)
        {
            var person = ofMentors ? j : _slotMentee[s];
            if (may(_slotMentee[s], j))
                least[person] = Int128.Min(least[person], -Cost(_slotMentee[s], _slotPair[s]));
        }
        for (var person = 0; person < prices.Length; person++)
            if (least[person] < Int128.MaxValue)
                prices[person] += least[person];
    }
}
