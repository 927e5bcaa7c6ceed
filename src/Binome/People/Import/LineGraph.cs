using Binome.Platform;

namespace Binome.People.Import;

/// <summary>Walks the lines of managers, solid and dotted together, upwards: the closure, computed in memory.</summary>
internal sealed class LineGraph
{
    private readonly int[][] _above;
    private readonly int[] _seenBy;
    private readonly List<(int Above, int Depth)> _line = [];
    private int _turn;

    private LineGraph(int[][] above) => (_above, _seenBy) = (above, new int[above.Length]);

    /// <summary>Everybody whose line is not the same in both, and their lines as they are now (none for who is gone), one after the other.</summary>
    public static (IReadOnlyList<Id<Person>> People, IEnumerable<(Id<Person> Person, Id<Person> Above, int Depth)> Lines) Differences(
        DirectoryState before,
        DirectoryState now
    )
    {
        var ids = before.People.Keys.Union(now.People.Keys).ToArray();
        var index = new Dictionary<Id<Person>, int>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
            index.Add(ids[i], i);
        var (then, today) = (Of(before, ids, index), Of(now, ids, index));
        var changed = new List<int>();
        for (var person = 0; person < ids.Length; person++)
            if (!then.Line(person).SequenceEqual(today.Line(person)))
                changed.Add(person);
        return (changed.ConvertAll(i => ids[i]), changed.SelectMany(i => today.Line(i).Select(l => (ids[i], ids[l.Above], l.Depth))));
    }

    private static LineGraph Of(DirectoryState state, Id<Person>[] ids, Dictionary<Id<Person>, int> index)
    {
        var above = new int[ids.Length][];
        for (var i = 0; i < ids.Length; i++)
            above[i] = state.People.TryGetValue(ids[i], out var person)
                ? [.. Managers(person, state).Where(index.ContainsKey).Select(m => index[m]).Where(m => m != i).Distinct().Order()]
                : [];
        return new(above);
    }

    private static IEnumerable<Id<Person>> Managers(Person person, DirectoryState state)
    {
        if (person.ManagerId is { } manager)
            yield return manager;
        foreach (var relation in state.Relations(person.Id))
            if (relation.Kind is RelationKind.DottedManager)
                yield return relation.OtherId;
    }

    // Level by level, so that the first meeting is the shortest way; a circle of dotted lines ends where it was seen.
    private List<(int Above, int Depth)> Line(int person)
    {
        _turn++;
        _line.Clear();
        _seenBy[person] = _turn;
        var at = 0;
        for (var (next, depth) = (person, 1); depth <= LineAbove.MaxDepth; )
        {
            foreach (var above in _above[next])
                if (_seenBy[above] != _turn)
                {
                    _seenBy[above] = _turn;
                    _line.Add((above, depth));
                }
            if (at >= _line.Count)
                break;
            (next, depth) = (_line[at].Above, _line[at].Depth + 1);
            at++;
        }
        return _line;
    }
}
