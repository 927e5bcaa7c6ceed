namespace Binome.Matching;

/// <summary>
/// A plan and all others that are as good so far: pairs that may still come or go, people whose places or units may still be left or filled. Each step uses one fit as
/// seldom as can be and closes whatever would use it more often.
/// </summary>
internal sealed class StillOpen
{
    private readonly Network _network;
    private readonly Problem _problem;
    private readonly int[] _menteeOf;
    private readonly bool[] _never; // pairs, unused for good
    private readonly bool[] _always; // pairs, used for good
    private readonly bool[] _mayLeave; // nodes: a unit may go without, a place be left empty
    private readonly bool[] _mayCome; // nodes: the other way round
    private readonly CheapestWay _way;

    /// <summary>Of a plan of the most pairs: the first level of its prices says what every such plan has.</summary>
    public StillOpen(Network network)
    {
        (_network, _problem) = (network, network.Problem);
        var (m, n) = (_problem.Mentees, _problem.Mentors);
        (_never, _always, _menteeOf) = (new bool[_problem.Allowed], new bool[_problem.Allowed], new int[_problem.Allowed]);
        (_mayLeave, _mayCome) = (new bool[m + n], new bool[m + n]);
        var level = new long[m + n];
        for (var i = 0; i < m; i++)
            level[i] = _network.Demand[i] == 0 ? 0 : _network.PriceOfMentee(i).Unpack().Pairs;
        for (var j = 0; j < n; j++)
            level[m + j] = _network.Capacity[j] == 0 ? 0 : _network.PriceOfMentor(j).Unpack().Pairs;
        for (var node = 0; node < m + n; node++)
            (_mayLeave[node], _mayCome[node]) = (level[node] == 0, true);
        for (var i = 0; i < m; i++)
        for (var e = _problem.RowStart[i]; e < _problem.RowStart[i + 1]; e++)
        {
            var j = _problem.Mentor[e];
            var beyond = level[i] + level[m + j] - 1;
            _menteeOf[e] = i;
            _never[e] = beyond > 0 || _network.Capacity[j] == 0 || _network.Demand[i] == 0;
            _always[e] = beyond < 0 && !_never[e];
        }
        _way = new(network, this);
    }

    /// <summary>Whether a pair may still come or go.</summary>
    public bool IsOpen(int pair) => !_never[pair] && !_always[pair];

    /// <summary>Whether a node (mentees, then mentors) may have a unit or a place less.</summary>
    public bool MayLeave(int node) => _mayLeave[node];

    /// <summary>Or one more.</summary>
    public bool MayCome(int node) => _mayCome[node];

    /// <summary>Uses as few of these pairs, all of one fit, as can be; lower ones are done.</summary>
    public void Fewest(ReadOnlySpan<int> pairs)
    {
        var mentees = new List<int>();
        _way.Begin(_problem.Fit[pairs[0]]);
        foreach (var pair in pairs)
            if (IsOpen(pair) && UnitOf(pair) is >= 0 and var unit)
            {
                mentees.Add(_menteeOf[pair]);
                _way.TakeApart(unit);
            }
        foreach (var mentee in mentees)
            _way.Serve(mentee);
        foreach (var pair in pairs)
            Close(pair);
        foreach (var node in _way.Priced)
            CloseAround(node);
    }

    /// <summary>What costs more than its prices is never used in a plan as good as this one, what costs less always.</summary>
    private void Close(int pair)
    {
        if (!IsOpen(pair))
            return;
        var beyond = _way.CostOf(pair) + _way.PriceOf(_menteeOf[pair]) - _way.PriceOf(_problem.Mentees + _problem.Mentor[pair]);
        (_never[pair], _always[pair]) = (beyond > 0, beyond < 0);
    }

    private void CloseAround(int node)
    {
        var (m, n) = (_problem.Mentees, _problem.Mentors);
        if (node < m)
            for (var e = _problem.RowStart[node]; e < _problem.RowStart[node + 1]; e++)
                Close(e);
        else if (node < m + n)
            foreach (var pair in _network.Columns.Of(node - m))
                Close(_network.Columns.Pair(pair));
        for (var other = node < m + n ? node : 0; other <= Math.Min(node, m + n - 1); other++)
        {
            var beyond = _way.PriceOf(other) - _way.PriceOf(m + n);
            _mayLeave[other] &= other < m ? beyond <= 0 : beyond >= 0;
            _mayCome[other] &= other < m ? beyond >= 0 : beyond <= 0;
        }
    }

    private int UnitOf(int pair)
    {
        for (var unit = _network.UnitStart[_menteeOf[pair]]; unit < _network.UnitStart[_menteeOf[pair] + 1]; unit++)
            if (_network.UnitPair[unit] == pair)
                return unit;
        return -1;
    }

    /// <summary>Of all plans still open the one with the greatest tie break, by mentee, then by mentor.</summary>
    public Pair[] Chosen()
    {
        var (m, n) = (_problem.Mentees, _problem.Mentors);
        var (demand, capacity, fixedPairs) = (new int[m], new int[n], new List<Pair>());
        for (var i = 0; i < m; i++)
            demand[i] = _mayCome[i] ? _network.Demand[i] : _network.Demand[i] - _network.Unserved[i];
        for (var j = 0; j < n; j++)
            capacity[j] = _mayCome[m + j] ? _network.Capacity[j] : _network.Taken[j];
        var (starts, mentors, saturating) = (new int[m + 1], new List<int>(), new List<int>());
        for (var i = 0; i < m; starts[++i] = mentors.Count)
        for (var e = _problem.RowStart[i]; e < _problem.RowStart[i + 1]; e++)
        {
            var j = _problem.Mentor[e];
            if (_always[e])
            {
                fixedPairs.Add(new(i, j, _problem.Fit[e]));
                (demand[i], capacity[j]) = (demand[i] - 1, capacity[j] - 1);
            }
            else if (!_never[e])
            {
                mentors.Add(j);
                // Whoever may not go without, or be left empty, is full exactly when these sum up to the most.
                saturating.Add((_mayLeave[i] ? 0 : 1) + (_mayLeave[m + j] ? 0 : 1));
            }
        }
        var left = Problem.Made(demand, capacity, starts, [.. mentors], [.. saturating], _problem.Ties);
        return
        [
            .. Solver
                .Solve(left)
                .Pairs.Select(pair => pair with { Fit = _problem.Fit[_problem.Find(pair.Mentee, pair.Mentor)] })
                .Concat(fixedPairs)
                .OrderBy(pair => pair.Mentee)
                .ThenBy(pair => pair.Mentor),
        ];
    }
}
