namespace Binome.Matching;

/// <summary>
/// A plan under somebody's hands: keep this pair, never that one, a place more, a mentor less; after each edit the plan is the best again, exactly, and the same as if it
/// had been solved anew (why: docs/matching.md, "Solver"). On the pairs of a <see cref="Problem"/> an edit costs a few short searches near the people it touches (see <see cref="Repair"/>),
/// and allocates nothing once its buffers have grown; joining copies the pairs, O(E).
/// </summary>
/// <remarks>
/// On a board of <see cref="Scores"/> every edit also scores the rows again that may matter, O(M N) at worst, and allocates (see <see cref="PriceOut"/>, <see cref="Margins"/>). One thread at a time.
/// </remarks>
public sealed partial class Board
{
    private readonly Scores? _scores;
    private readonly int _threads = 1;
    private readonly int _mostDemand;
    private Problem _problem;
    private Network _network;
    private Replan _replan;
    private HashSet<int> _locked = [];
    private Stack<Edit> _done = new();
    private Moves _moves;
    private long _lockedFit;

    /// <summary>Solves a problem and puts its plan on the board: as <see cref="Solver.Solve(Problem)"/>.</summary>
    /// <param name="problem">Who may be paired; it is not changed.</param>
    /// <param name="mostDemand">The most mentors that anybody may come to want on this board, unless they want more to begin with.</param>
    /// <exception cref="ArgumentException">All want more than <see cref="MaxUnits"/> together.</exception>
    public Board(Problem problem, int mostDemand = 2)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(mostDemand);
        CheckRoom(problem, mostDemand);
        (_problem, _mostDemand) = (problem, mostDemand);
        _network = new Network(problem, null, mostDemand) { Blocked = new bool[problem.Allowed] };
        new Opening(_network).Make();
        var repair = new Repair(_network);
        Solver.Repaired(_network, repair);
        _network.Log = [];
        _network.Watch();
        (_replan, _moves) = (new Replan(_network, repair), new Moves(_network));
    }

    /// <summary>
    /// A board over all pairs that never holds all of them: each mentee's best first; after each edit, whatever was left out and would do better at the prices then
    /// comes in, until there is none (see <see cref="PriceOut"/>). Its plans do not depend on <paramref name="kept"/> or <paramref name="threads"/>.
    /// </summary>
    /// <param name="scores">The fit of every pair.</param>
    /// <param name="demand">Separate mentors wanted by each mentee, 0 or more.</param>
    /// <param name="capacity">Places of each mentor, 0 or more.</param>
    /// <param name="ties">Breaks ties between plans of equal pairs and fit.</param>
    /// <param name="mostDemand">The most mentors that anybody may come to want on this board.</param>
    /// <param name="kept">Pairs of each mentee to start from, 1 or more; 0 for all.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    public Board(Scores scores, int[] demand, int[] capacity, TieBreak ties, int mostDemand = 2, int kept = Solver.Kept, int threads = 1)
        : this(Solver.Solve(scores, demand, capacity, ties, kept, threads).Problem, mostDemand)
    {
        (_scores, _threads) = (scores, threads);
        Complete(scores);
    }

    /// <summary>Pairs now, locked ones too.</summary>
    public int PairCount => _network.PairCount + _locked.Count;

    /// <summary>Total fit now.</summary>
    public long Fit => _network.Fit + _lockedFit;

    /// <summary>Who moved in the last edit; the span is written over by the next one.</summary>
    public ReadOnlySpan<Move> Moves => _moves.Last;

    /// <summary>How many edits can be undone.</summary>
    public int Edits => _done.Count;

    /// <summary>The pairs, by mentee, then by mentor: O(M + pairs log pairs).</summary>
    public Pair[] Pairs() =>
        [
            .. _network
                .Pairs()
                .Concat(_locked.Select(pair => new Pair(MenteeOf(pair), _problem.Mentor[pair], _problem.Fit[pair])))
                .OrderBy(pair => pair.Mentee)
                .ThenBy(pair => pair.Mentor),
        ];

    /// <summary>What is left to decide: units wanted by a mentee beside the locked ones.</summary>
    public int Demand(int mentee) => _network.Demand[mentee];

    /// <summary>Places of a mentor beside the locked ones.</summary>
    public int Capacity(int mentor) => _network.Capacity[mentor];

    /// <summary>Keeps a pair, whatever it costs the others.</summary>
    /// <exception cref="ArgumentException">The pair is not allowed, forbidden or locked already, or its people have no unit or place left.</exception>
    public Change Lock(int mentee, int mentor)
    {
        var pair = Allowed(mentee, mentor);
        if (_network.Demand[mentee] == 0 || _network.Capacity[mentor] == 0)
            throw new ArgumentException("There is no unit or no place left for this pair.");
        return Do(new(Kind.Lock, pair, 0));
    }

    /// <summary>Never this pair.</summary>
    /// <exception cref="ArgumentException">The pair is not allowed, forbidden already or locked.</exception>
    public Change Forbid(int mentee, int mentor) => Do(new(Kind.Forbid, Allowed(mentee, mentor), 0));

    /// <summary>Lets a locked pair go.</summary>
    /// <exception cref="ArgumentException">The pair is not locked.</exception>
    public Change Unlock(int mentee, int mentor)
    {
        var pair = _problem.Find(mentee, mentor);
        return _locked.Contains(pair) ? Do(new(Kind.Unlock, pair, 0)) : throw new ArgumentException("The pair is not locked.");
    }

    /// <summary>A forbidden pair is possible again.</summary>
    /// <exception cref="ArgumentException">The pair is not forbidden.</exception>
    public Change Allow(int mentee, int mentor)
    {
        var pair = _problem.Find(mentee, mentor);
        if (pair < 0 || !_network.Blocked![pair] || _locked.Contains(pair))
            throw new ArgumentException("The pair is not forbidden.");
        return Do(new(Kind.Allow, pair, 0));
    }

    /// <summary>So many places at this mentor, in addition to locked pairs. When somebody leaves: 0, and their locked pairs unlocked first.</summary>
    public Change SetCapacity(int mentor, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        return Do(new(Kind.Capacity, mentor, places));
    }

    /// <summary>So many mentors for this mentee, in addition to locked pairs. When somebody leaves: 0, and their locked pairs unlocked first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More, with the locked ones, than anybody may come to want on this board.</exception>
    public Change SetDemand(int mentee, int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        var room = _network.UnitsOf(mentee).Length;
        for (var pair = _problem.RowStart[mentee]; pair < _problem.RowStart[mentee + 1]; pair++)
            if (_locked.Contains(pair))
                room--; // its unit is wanted back when it is unlocked
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, room);
        return Do(new(Kind.Demand, mentee, units));
    }

    /// <summary>Takes the last edit back; the very pairs of before come back with it, since there is one best plan.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to undo.</exception>
    public Change Undo()
    {
        return Apply(_done.Pop(), out _);
    }

    private Change Do(Edit edit)
    {
        var change = Apply(edit, out var inverse);
        _done.Push(inverse);
        return change;
    }

    private Change Apply(Edit edit, out Edit inverse)
    {
        var (pairs, fit) = (PairCount, Fit);
        _moves.Begin();
        inverse = edit.Kind switch
        {
            Kind.Lock => Locked(edit.Subject),
            Kind.Unlock => Unlocked(edit.Subject),
            Kind.Forbid => Forbidden(edit.Subject),
            Kind.Allow => AllowedAgain(edit.Subject),
            Kind.Capacity => edit with { Count = _replan.Places(edit.Subject, edit.Count) },
            _ => edit with { Count = _replan.Units(edit.Subject, edit.Count) },
        };
        var before = _problem;
        if (_scores is not null)
            Complete(_scores);
        if (before != _problem && inverse.Kind < Kind.Capacity)
            inverse = inverse with { Subject = _problem.Find(MenteeOf(before, inverse.Subject), before.Mentor[inverse.Subject]) };
        _moves.Tell();
        return new(pairs, fit, PairCount, Fit);
    }

    private Edit Locked(int pair)
    {
        var (mentee, mentor) = (MenteeOf(pair), _problem.Mentor[pair]);
        _network.Blocked![pair] = true;
        _locked.Add(pair);
        _moves.Win(mentee, mentor);
        _lockedFit += _problem.Fit[pair];
        if (_replan.UnitWith(mentee, pair) is >= 0 and var unit)
            _network.GiveBack(unit);
        _replan.Units(mentee, _network.Demand[mentee] - 1);
        _replan.Places(mentor, _network.Capacity[mentor] - 1);
        return new(Kind.Unlock, pair, 0);
    }

    private Edit Unlocked(int pair)
    {
        var (mentee, mentor) = (MenteeOf(pair), _problem.Mentor[pair]);
        _locked.Remove(pair);
        _moves.Lose(mentee, mentor);
        _lockedFit -= _problem.Fit[pair];
        _replan.Places(mentor, _network.Capacity[mentor] + 1);
        _replan.Units(mentee, _network.Demand[mentee] + 1);
        AllowedAgain(pair);
        return new(Kind.Lock, pair, 0);
    }

    private Edit Forbidden(int pair)
    {
        var mentee = MenteeOf(pair);
        _network.Blocked![pair] = true;
        if (_replan.UnitWith(mentee, pair) is >= 0 and var unit)
        {
            _network.GiveBack(unit);
            _replan.Serve(mentee);
            _replan.Fill(_problem.Mentor[pair]);
        }
        return new(Kind.Allow, pair, 0);
    }

    private Edit AllowedAgain(int pair)
    {
        _network.Blocked![pair] = false;
        _replan.Reprice(MenteeOf(pair));
        return new(Kind.Forbid, pair, 0);
    }

    private int MenteeOf(int pair) => MenteeOf(_problem, pair);

    private static int MenteeOf(Problem problem, int pair)
    {
        var at = Array.BinarySearch(problem.RowStart, pair);
        if (at < 0)
            return ~at - 1;
        while (problem.RowStart[at + 1] == pair)
            at++; // rows without pairs start where the next one does
        return at;
    }

    private enum Kind
    {
        Lock,
        Unlock,
        Forbid,
        Allow,
        Capacity,
        Demand,
    }

    /// <summary>On a pair, a mentor or a mentee, by its kind.</summary>
    private readonly record struct Edit(Kind Kind, int Subject, int Count);
}
