using Binome.Platform;

namespace Binome.Matching;

/// <summary>What people have decided on a board: the pairs follow from it and from the run's files alone.</summary>
/// <remarks>Positions in the lists; pairs are (mentor, mentee), as the command line has them.</remarks>
internal sealed class BoardState
{
    private const int MostPlaces = 1000;

    /// <summary>More than two mentors at a time is no help any more.</summary>
    public const int MostWanted = 4;

    private readonly BoardPeople _people;
    private readonly HashSet<(int Mentor, int Mentee)> _locks = [];
    private readonly HashSet<(int Mentor, int Mentee)> _forbids = [];
    private readonly Dictionary<int, int> _locksOfMentor = [];
    private readonly Dictionary<int, int> _locksOfMentee = [];
    private readonly Dictionary<int, int> _places = [];
    private readonly Dictionary<int, int> _wanted = [];
    private readonly List<BoardEdit> _active = [];

    private BoardState(BoardPeople people) => _people = people;

    public IReadOnlySet<(int Mentor, int Mentee)> Locks => _locks;
    public IReadOnlySet<(int Mentor, int Mentee)> Forbids => _forbids;

    /// <summary>Edits that nobody took back, in order.</summary>
    public IReadOnlyList<BoardEdit> Active => _active;

    public int Places(int mentor) => _places.TryGetValue(mentor, out var places) ? places : _people.Roster.Capacity(mentor);

    public int Wanted(int mentee) => _wanted.TryGetValue(mentee, out var wanted) ? wanted : _people.Roster.Demand(mentee);

    public IEnumerable<int> ChangedMentors => _places.Keys;
    public IEnumerable<int> ChangedMentees => _wanted.Keys;

    public int LocksOfMentor(int mentor) => _locksOfMentor.GetValueOrDefault(mentor);

    /// <summary>By which edit each pair that still is forbidden came to be so, the last first.</summary>
    public IReadOnlyList<BoardEdit> ForbiddenBy() =>
        [
            .. _active
                .Where(e => e.Kind == BoardEditKind.Forbid && _forbids.Contains((_people.Mentor(e.Mentor), _people.Mentee(e.Mentee))))
                .Reverse()
                .DistinctBy(e => (e.Mentor, e.Mentee)),
        ];

    public int LocksOfMentee(int mentee) => _locksOfMentee.GetValueOrDefault(mentee);

    /// <summary>Mentors whom somebody's hand keeps away from this mentee.</summary>
    public IReadOnlySet<int> ForbiddenTo(int mentee) =>
        _forbids.Where(pair => pair.Mentee == mentee).Select(pair => pair.Mentor).ToHashSet();

    /// <summary>The state after these edits.</summary>
    /// <exception cref="RefusedException">An edit is not possible after those before it.</exception>
    public static BoardState Of(BoardPeople people, IEnumerable<BoardEdit> edits)
    {
        var active = new List<BoardEdit>();
        foreach (var edit in edits)
            if (edit.Kind != BoardEditKind.Undo)
                active.Add(edit);
            else if (edit.Value == 0)
                active.Clear();
            else if (active.RemoveAll(other => other.Number == edit.Value) == 0)
                throw new RefusedException("matching.board.refused.undone", edit.Value);
        var state = new BoardState(people);
        foreach (var edit in active)
            state.Apply(edit);
        return state;
    }

    private void Apply(BoardEdit edit)
    {
        var (mentor, mentee) = (_people.Mentor(edit.Mentor), _people.Mentee(edit.Mentee));
        switch (edit.Kind)
        {
            case BoardEditKind.Lock:
                MustBePossible(mentor, mentee);
                if (LocksOfMentor(mentor) >= Places(mentor))
                    throw new RefusedException("matching.board.refused.noPlace");
                if (LocksOfMentee(mentee) >= Wanted(mentee))
                    throw new RefusedException("matching.board.refused.noUnit");
                _locks.Add((mentor, mentee));
                Count(mentor, mentee, 1);
                break;
            case BoardEditKind.Unlock:
                Must(_locks.Remove((mentor, mentee)), "matching.board.refused.notLocked");
                Count(mentor, mentee, -1);
                break;
            case BoardEditKind.Forbid:
                MustBePossible(mentor, mentee);
                _forbids.Add((mentor, mentee));
                break;
            case BoardEditKind.Allow:
                Must(_forbids.Remove((mentor, mentee)), "matching.board.refused.notForbidden");
                break;
            case BoardEditKind.Capacity:
                Must(mentor >= 0 && edit.Value is >= 0 and <= MostPlaces, "matching.board.refused.number", MostPlaces);
                Must(edit.Value >= LocksOfMentor(mentor), "matching.board.refused.locked", LocksOfMentor(mentor));
                _places[mentor] = edit.Value;
                break;
            case BoardEditKind.Demand:
                Must(mentee >= 0 && edit.Value is >= 0 and <= MostWanted, "matching.board.refused.number", MostWanted);
                Must(edit.Value >= LocksOfMentee(mentee), "matching.board.refused.locked", LocksOfMentee(mentee));
                _wanted[mentee] = edit.Value;
                break;
            default:
                throw new RefusedException("matching.board.refused.unknown");
        }
        _active.Add(edit);
    }

    private void Count(int mentor, int mentee, int locks)
    {
        _locksOfMentor[mentor] = LocksOfMentor(mentor) + locks;
        _locksOfMentee[mentee] = LocksOfMentee(mentee) + locks;
    }

    private void MustBePossible(int mentor, int mentee)
    {
        Must(mentor >= 0 && mentee >= 0, "matching.board.refused.unknown");
        if (_people.Roster.Forbids(mentee, mentor) is { } obstacle)
            throw new RefusedException("matching.board.refused.rule", BoardWords.Rule(_people, obstacle, mentor, mentee));
        Must(!_locks.Contains((mentor, mentee)), "matching.board.refused.alreadyLocked");
        Must(!_forbids.Contains((mentor, mentee)), "matching.board.refused.alreadyForbidden");
    }

    private static void Must(bool holds, string key, params ReadOnlySpan<object?> arguments)
    {
        if (!holds)
            throw new RefusedException(key, [.. arguments]);
    }
}
