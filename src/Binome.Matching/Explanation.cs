namespace Binome.Matching;

/// <summary>Another mentor for a unit of demand, and what the whole plan loses by it.</summary>
/// <param name="Mentor">Position of the mentor.</param>
/// <param name="Pairs">Pairs the plan loses.</param>
/// <param name="Fit">Fit the plan loses; negative only when it also loses pairs.</param>
public readonly record struct Alternative(int Mentor, long Pairs, long Fit);

/// <summary>People who compete for places: every mentor they may have is full with them.</summary>
/// <param name="Mentees">The mentees, ascending.</param>
/// <param name="Mentors">The mentors, ascending.</param>
/// <param name="Demand">Units of demand of these mentees that need these mentors.</param>
/// <param name="Places">Places of these mentors.</param>
public sealed record Competition(IReadOnlyList<int> Mentees, IReadOnlyList<int> Mentors, long Demand, long Places);

/// <summary>Why this plan: what each alternative would cost the whole, exactly, and who competes for what.</summary>
public sealed class Explanation
{
    private readonly Network _network;
    private readonly Residual _ways;
    private readonly Problem _problem;
    private Board? _board;
    private Nearby? _near;
    private Board? _nearBoard;
    private Competition?[]? _competitions;

    internal Explanation(Network network) => (_network, _problem, _ways) = (network, network.Problem, new(network));

    /// <summary>
    /// The mentor this mentee would have instead of <paramref name="mentor"/> at the least cost to the whole plan, everybody else being moved as is best; with
    /// <paramref name="mentor"/> -1, the mentor an unserved unit would have at somebody else's expense. Null when there is none. Exact: the pair is given
    /// up, the mentee served again, and everything put back (see <see cref="Board"/>).
    /// </summary>
    public Alternative? RunnerUp(int mentee, int mentor)
    {
        if (_near is null && Nearby.Pays(_problem))
        {
            _near = new Nearby(_network);
            _nearBoard = new Board(_near.Network);
        }
        if (_nearBoard?.Instead(mentee, mentor) is { Pairs: 0 } cheap && cheap.Fit <= _near!.Bound)
            return cheap;
        return (_board ??= new Board(_network)).Instead(mentee, mentor);
    }

    /// <summary>
    /// What the whole plan loses when a mentee has this mentor, for every mentee: 0 for the mentor's own, null where the pair is forbidden or nothing can be
    /// moved (no places, or nothing wanted). Exact: one search over the whole residual network.
    /// </summary>
    public Alternative?[] Costs(int mentor)
    {
        var costs = new Alternative?[_problem.Mentees];
        _ways.From(_problem.Mentees + mentor);
        for (var i = 0; i < costs.Length; i++)
        {
            var pair = _problem.Find(i, mentor);
            if (pair >= 0 && _network.Used(i, pair))
                costs[i] = new Alternative(mentor, 0, 0);
            else if (pair >= 0 && _ways.Reached(i))
            {
                var cost = (_ways.Distance(i) + _network.CostOf(i, pair)).Unpack();
                costs[i] = new Alternative(mentor, cost.Pairs, cost.Fit);
            }
        }
        return costs;
    }

    /// <summary>
    /// Who competes with an unserved mentee, and for which places: alternating reachability from the unserved (Dulmage and Mendelsohn 1958), split into
    /// connected sets. Null when every allowed mentor of the mentee is already one of theirs: then rules, not competition, leave a unit without a mentor.
    /// </summary>
    public Competition? CompetitionOf(int mentee) => (_competitions ??= Compete())[mentee];

    private Competition?[] Compete()
    {
        var (mentees, mentors) = (_problem.Mentees, _problem.Mentors);
        var sets = new Sets(mentees + mentors);
        var reached = new bool[mentees + mentors];
        var queue = new Queue<int>(Enumerable.Range(0, mentees).Where(i => _network.Unserved[i] > 0));
        foreach (var mentee in queue)
            reached[mentee] = true;
        while (queue.TryDequeue(out var i))
            for (var e = _problem.RowStart[i]; e < _problem.RowStart[i + 1]; e++)
            {
                var j = mentees + _problem.Mentor[e];
                if (_network.Used(i, e) || _problem.Capacity[_problem.Mentor[e]] == 0)
                    continue;
                sets.Join(i, j);
                if (reached[j])
                    continue;
                reached[j] = true;
                for (var unit = _network.First[_problem.Mentor[e]]; unit >= 0; unit = _network.Next(unit))
                {
                    var other = _network.UnitMentee[unit];
                    sets.Join(j, other);
                    if (!reached[other])
                        queue.Enqueue(other);
                    reached[other] = true;
                }
            }
        var answer = new Competition?[mentees];
        foreach (var set in Enumerable.Range(0, mentees + mentors).Where(node => reached[node]).GroupBy(sets.Root))
        {
            var wanted = set.Where(node => node < mentees).ToList();
            var offered = set.Where(node => node >= mentees).Select(node => node - mentees).ToList();
            var places = offered.Sum(j => (long)_problem.Capacity[j]);
            var competition = new Competition(wanted, offered, places + wanted.Sum(i => (long)_network.Unserved[i]), places);
            foreach (var mentee in wanted.Where(_ => offered.Count > 0))
                answer[mentee] = competition;
        }
        return answer;
    }

    /// <summary>Disjoint sets with path halving (Tarjan 1975).</summary>
    private sealed class Sets(int count)
    {
        private readonly int[] _parent = [.. Enumerable.Range(0, count)];

        public int Root(int node)
        {
            while (_parent[node] != node)
                node = _parent[node] = _parent[_parent[node]];
            return node;
        }

        public void Join(int a, int b) => _parent[Root(a)] = Root(b);
    }
}
