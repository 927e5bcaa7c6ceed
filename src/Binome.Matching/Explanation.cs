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
    private readonly Scores? _scores;
    private readonly int _threads;
    private readonly Residual _ways;
    private readonly Problem _problem;
    private Alternatives? _alternatives;
    private Board? _board;

    /// <summary>The nearest pairs first; what they cannot answer, the next can, or else all pairs.</summary>
    private (Nearby Pairs, Board Board)[]? _near;
    private Competition?[]? _competitions;

    internal Explanation(Network network, Scores? scores = null, int threads = 1)
    {
        (_network, _problem, _scores, _threads) = (network, network.Problem, scores, threads);
        _ways = new Residual(network, scores);
    }

    /// <summary>
    /// The mentor this mentee would have instead of <paramref name="insteadOf"/>, and what the plan would lose: the least loss among plans without this pair in which the
    /// mentee has no fewer mentors, everybody else being moved as is best. Exact: the pair is given up, the mentee served again, and everything put back, on a copy of
    /// the plan (see <see cref="Board"/>).
    /// </summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="insteadOf">A mentor of theirs; -1 for a unit that nobody serves, which has somebody then at the others' expense.</param>
    /// <returns>Null when there is nobody else, and where the plan has no such pair or unit.</returns>
    public Alternative? RunnerUp(int mentee, int insteadOf)
    {
        if (!_network.Has(mentee, insteadOf))
            return null;
        foreach (var (pairs, board) in _near ??= Near())
        {
            var near = board.Instead(mentee, insteadOf);
            if (pairs.IsWhole || (near is { Pairs: 0 } cheap && cheap.Fit <= pairs.Bound))
                return near;
        }
        return _scores is null
            ? (_board ??= new Board(_network.Copy(_problem, _network.Columns))).Instead(mentee, insteadOf)
            : _ways.Instead(mentee, insteadOf);
    }

    private (Nearby, Board)[] Near()
    {
        if (_scores is null)
            return Nearby.Pays(_problem) && new Nearby(_network) is var only ? [(only, new Board(only.Network))] : [];
        var far = new Nearby(_network, _scores, _threads);
        var close = far.Closer();
        return [(close, new Board(close.Network)), (far, new Board(far.Network))];
    }

    /// <summary>The runner-up of each of these units of demand (mentor -1: an unserved one), as <see cref="RunnerUp"/> says; in threads, where the plan was made in threads.</summary>
    public Alternative?[] RunnerUps(IReadOnlyList<(int Mentee, int Mentor)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var found = new Alternative?[units.Count];
        if (_scores is null || _threads <= 1 || units.Count == 0)
        {
            for (var at = 0; at < found.Length; at++)
                found[at] = RunnerUp(units[at].Mentee, units[at].Mentor);
            return found;
        }
        RunnerUp(units[0].Mentee, units[0].Mentor); // finds what is near, which all threads then share
        Parallel.For(
            0,
            (units.Count + Block - 1) / Block,
            new ParallelOptions { MaxDegreeOfParallelism = _threads },
            Another,
            (block, _, own) =>
            {
                for (var at = block * Block; at < Math.Min(units.Count, (block + 1) * Block); at++)
                    found[at] = own.RunnerUp(units[at].Mentee, units[at].Mentor);
                return own;
            },
            _ => { }
        );
        return found;
    }

    private const int Block = 64;

    private Explanation Another()
    {
        return new(_network, _scores!.Another()) { _near = [.. _near!.Select(near => (near.Pairs, new Board(near.Pairs.Another())))] };
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
            else if (_ways.Losing(i)?.Unpack() is { } cost)
                costs[i] = new Alternative(mentor, cost.Pairs, cost.Fit);
        }
        return costs;
    }

    /// <summary>
    /// What the whole plan loses when a mentee has this mentor or that, for all allowed mentors of the mentee in order: 0 for the mentee's own; those of whom nothing
    /// can be had (no places) are left out, and so is everybody when the mentee wants nobody. Exact, everybody else being moved as is best. The first call searches
    /// the whole plan, O(d E log E) with d the greatest demand; after it a call looks only as far as a way between the two is cheaper than any other.
    /// </summary>
    /// <remarks>Over the pairs of the plan's problem. A plan solved from <see cref="Scores"/> kept only some: those are listed, and cost at most so much.</remarks>
    public IReadOnlyList<Alternative> Alternatives(int mentee) => (_alternatives ??= new Alternatives(_network)).Of(mentee);

    /// <summary>Where two people stand for each other, by fit; null when they are not an allowed pair. O(mentors allowed + mentees allowed).</summary>
    /// <remarks>Among the pairs of the plan's problem; a plan solved from <see cref="Scores"/> kept only some.</remarks>
    public Rank? RankOf(int mentee, int mentor) => Rank.Of(_network, mentee, mentor);

    /// <summary>What one more place would be worth, here or at somebody new.</summary>
    public Recruitment Recruitment => field ??= new(_network, _scores);

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
            foreach (var mentor in Unused(i))
            {
                var j = mentees + mentor;
                if (_problem.Capacity[mentor] == 0)
                    continue;
                sets.Join(i, j);
                if (reached[j])
                    continue;
                reached[j] = true;
                for (var unit = _network.First[mentor]; unit >= 0; unit = _network.Next(unit))
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
            var competition = new Competition(wanted, offered, places + wanted.Sum(i => (long)_network.Missing(i)), places);
            foreach (var mentee in wanted.Where(_ => offered.Count > 0))
                answer[mentee] = competition;
        }
        return answer;
    }

    /// <summary>The mentors a mentee may have and does not.</summary>
    private List<int> Unused(int mentee)
    {
        var mentors = new List<int>();
        if (_scores is null)
        {
            for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
                if (!_network.Used(mentee, e))
                    mentors.Add(_problem.Mentor[e]);
            return mentors;
        }
        var row = new int[_scores.Mentors];
        _scores.Row(mentee, row);
        for (var j = 0; j < row.Length; j++)
            if (row[j] >= 0 && !(_problem.Find(mentee, j) is >= 0 and var pair && _network.Used(mentee, pair)))
                mentors.Add(j);
        return mentors;
    }

    /// <summary>Disjoint sets with path halving (van Leeuwen and van der Weide 1977; Tarjan and van Leeuwen 1984).</summary>
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
