using Binome.Platform;

namespace Binome.Matching;

/// <summary>A board held in memory: the library's, brought to the state of the edits asked for. What it says depends on the run's files and the edits alone.</summary>
internal sealed class LiveBoard
{
    /// <summary>States whose pairs are remembered: the last one, and those that its changes are told against.</summary>
    private const int MostStates = 8;

    /// <summary>Up to here all pairs are held; beyond, the best of each mentee and all that would do better.</summary>
    private const long MostHeld = 4_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Pair[]> _pairs = [];
    private readonly Dictionary<(int Mentee, int Mentor), Criteria> _criteria = [];
    private readonly Dictionary<(int Mentee, int Mentor), Alternative?> _runnersUp = [];
    private Board? _board;
    private BoardState _at;
    private BoardView? _view;
    private BoardChange? _change;
    private (int Number, Certificate Prices)? _prices;

    public LiveBoard(BoardPeople people)
    {
        People = people;
        _at = BoardState.Of(people, []);
        _board = Fresh();
        _pairs[0] = Solve(_at);
        Untouched = (_pairs[0].Length, _pairs[0].Sum(pair => (long)pair.Fit));
    }

    public BoardPeople People { get; }

    /// <summary>Pairs and fit with no edit at all.</summary>
    public (int Pairs, long Fit) Untouched { get; }

    /// <summary>How many pairs each rule forbids, but those that touch a person.</summary>
    public IReadOnlyList<(Rule Rule, long Pairs)> Kept => field ??= Count();

    /// <summary>The board after these edits, in order from 1.</summary>
    public BoardView View(IReadOnlyList<BoardEdit> edits)
    {
        lock (_gate)
        {
            if (_view?.Number == edits.Count)
                return _view;
            var state = BoardState.Of(People, edits);
            return _view = Seen(edits.Count, state, PairsAt(edits.Count, state));
        }
    }

    /// <summary>What edit number <paramref name="number"/> did.</summary>
    public BoardChange Change(IReadOnlyList<BoardEdit> edits, int number)
    {
        lock (_gate)
        {
            if (_change?.Edit.Number == number)
                return _change;
            var before = PairsAt(number - 1, BoardState.Of(People, edits.Take(number - 1)));
            var after = PairsAt(number, BoardState.Of(People, edits.Take(number)));
            return _change = new(
                edits[number - 1],
                BoardMoves.Between(before, after),
                before.Length,
                before.Sum(pair => (long)pair.Fit),
                after.Length,
                after.Sum(pair => (long)pair.Fit)
            );
        }
    }

    public Criteria Score(int mentee, int mentor)
    {
        lock (_gate)
            return Scored(mentee, mentor);
    }

    /// <summary>Whom this mentee would have instead, and what the whole would lose; null when there is nobody, or the pair is locked.</summary>
    public Alternative? RunnerUp(BoardView view, int mentee, int mentor)
    {
        lock (_gate)
        {
            if (_board is null || view.State.Locks.Contains((mentor, mentee)))
                return null;
            Bring(view.State);
            if (!_runnersUp.TryGetValue((mentee, mentor), out var found))
                _runnersUp[(mentee, mentor)] = found = _board.RunnerUp(mentee, mentor);
            return found;
        }
    }

    /// <summary>What the whole would lose if this mentee were given this mentor by hand; null when it is not known or not possible.</summary>
    public Alternative? Cost(BoardView view, int mentee, int mentor)
    {
        lock (_gate)
        {
            if (_board is null)
                return null;
            Bring(view.State);
            if (_board.Demand(mentee) == 0 || _board.Capacity(mentor) == 0)
                return null;
            var change = _board.Lock(mentee, mentor);
            _board.Undo();
            return new(mentor, change.PairsBefore - change.Pairs, change.FitBefore - change.Fit);
        }
    }

    /// <summary>What one more place at each mentor would be worth to the whole at most; null where no prices are kept.</summary>
    public Certificate? Prices(BoardView view)
    {
        lock (_gate)
        {
            if (_board is null)
                return null;
            if (_prices?.Number != view.Number)
            {
                Bring(view.State);
                _prices = (view.Number, _board.Certificate());
            }
            return _prices?.Prices;
        }
    }

    /// <summary>What more mentors would bring, before anybody's hand; null where no prices are kept.</summary>
    public IReadOnlyList<Shortage>? Shortages()
    {
        lock (_gate)
        {
            if (_board is null)
                return null;
            Bring(BoardState.Of(People, []));
            return Shortage.Of(People.Roster, _board.Recruitment());
        }
    }

    private IReadOnlyList<(Rule, long)> Count()
    {
        var told = People.Roster.Effects().Rules.Where(r => r.Pairs > 0 && BoardWords.IsTold(r.Rule));
        return [.. told.Select(r => (r.Rule, r.Pairs)).OrderByDescending(r => r.Pairs).ThenBy(r => r.Rule)];
    }

    private Board? Fresh()
    {
        if (People.Rules.Objective != RuleSet.Optimal)
            return null;
        var roster = People.Roster;
        if ((long)roster.Mentees * roster.Mentors <= MostHeld)
            return new(roster.Problem(), BoardState.MostWanted);
        var (demand, capacity) = roster.Left();
        return new(roster.Scores(), demand, capacity, roster.Ties(), BoardState.MostWanted, threads: Environment.ProcessorCount);
    }

    private Pair[] PairsAt(int number, BoardState state)
    {
        if (_pairs.TryGetValue(number, out var pairs))
            return pairs;
        if (_pairs.Count >= MostStates)
            _pairs.Clear();
        return _pairs[number] = Solve(state);
    }

    private Pair[] Solve(BoardState state)
    {
        if (_board is null)
            return BoardFiles.Solve(People, state);
        Bring(state);
        return _board.Pairs();
    }

    /// <summary>By the differences alone: there is one best plan for a state, whatever led to it.</summary>
    private void Bring(BoardState state)
    {
        if (ReferenceEquals(state, _at) || _board is null)
            return;
        var (from, to) = (_at, state);
        _runnersUp.Clear();
        try
        {
            foreach (var (mentor, mentee) in from.Locks.Where(pair => !to.Locks.Contains(pair)))
                _board.Unlock(mentee, mentor);
            foreach (var (mentor, mentee) in from.Forbids.Where(pair => !to.Forbids.Contains(pair)))
                _board.Allow(mentee, mentor);
            var kept = from.Locks.Where(to.Locks.Contains).ToList();
            foreach (var mentor in from.ChangedMentors.Union(to.ChangedMentors))
                if (to.Places(mentor) - kept.Count(pair => pair.Mentor == mentor) is var places && places != _board.Capacity(mentor))
                    _board.SetCapacity(mentor, places);
            foreach (var mentee in from.ChangedMentees.Union(to.ChangedMentees))
                if (to.Wanted(mentee) - kept.Count(pair => pair.Mentee == mentee) is var wanted && wanted != _board.Demand(mentee))
                    _board.SetDemand(mentee, wanted);
            foreach (var (mentor, mentee) in to.Forbids.Where(pair => !from.Forbids.Contains(pair)))
                _board.Forbid(mentee, mentor);
            foreach (var (mentor, mentee) in to.Locks.Where(pair => !from.Locks.Contains(pair)))
                _board.Lock(mentee, mentor);
            _at = to;
        }
        catch
        {
            (_board, _at) = (Fresh(), BoardState.Of(People, [])); // half-way is nowhere
            throw;
        }
    }

    private Criteria Scored(int mentee, int mentor)
    {
        if (!_criteria.TryGetValue((mentee, mentor), out var score))
            _criteria[(mentee, mentor)] = score = People.Roster.Score(mentee, mentor);
        return score;
    }

    private BoardView Seen(int number, BoardState state, Pair[] pairs)
    {
        var roster = People.Roster;
        var rows = new List<BoardRow>(pairs.Length);
        var missing = new int[roster.Mentees];
        for (var i = 0; i < missing.Length; i++)
            missing[i] = state.Wanted(i);
        foreach (var pair in pairs)
        {
            missing[pair.Mentee]--;
            // What a sealed person wished, or who wished for them, would be told by a tab of two rows.
            var (ofMentee, ofMentor) = People.IsSealed(pair.Mentor, pair.Mentee) ? (0, 0) : roster.Wishes(pair.Mentee, pair.Mentor);
            rows.Add(
                new(
                    pair.Mentee,
                    pair.Mentor,
                    pair.Fit,
                    state.Locks.Contains((pair.Mentor, pair.Mentee)),
                    Notches.Weak(Scored(pair.Mentee, pair.Mentor)),
                    ofMentee > 0,
                    ofMentor > 0
                )
            );
        }
        return new(
            number,
            state,
            [.. rows.OrderBy(row => !row.IsToRead).ThenBy(row => row.Fit).ThenBy(row => row.Mentee).ThenBy(row => row.Mentor)],
            [.. Enumerable.Range(0, missing.Length).Where(i => missing[i] > 0).Select(i => (i, missing[i]))],
            pairs.Sum(pair => (long)pair.Fit),
            Enumerable.Range(0, roster.Mentees).Sum(state.Wanted),
            Enumerable.Range(0, roster.Mentors).Sum(state.Places),
            Untouched
        );
    }
}
