using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Refuses a line of solid managers that comes back to itself; dotted lines may.</summary>
internal static class ManagerCycles
{
    public static void Refuse(
        IReadOnlyList<DirectoryPerson> people,
        IReadOnlyCollection<KnownPerson> known,
        int column,
        List<Refusal> refused
    )
    {
        var managers = new Dictionary<string, (string? Manager, DirectoryPerson? Row, string Name)>(
            people.Count + known.Count,
            StringComparer.Ordinal
        );
        foreach (var person in people)
            managers.TryAdd(person.Id, (person.Manager, person, person.Name));
        foreach (var person in known)
            managers.TryAdd(person.Id, (person.Manager, null, person.Name));
        // Walked in turns: whoever a turn meets again, and met itself first, closes a circle.
        var turnOf = new Dictionary<string, int>(managers.Count, StringComparer.Ordinal);
        var turn = 0;
        foreach (var start in people)
        {
            turn++;
            var at = start.Id;
            while (at is not null && turnOf.TryAdd(at, turn))
                at = managers.TryGetValue(at, out var person) ? person.Manager : null;
            if (at is not null && turnOf[at] == turn)
                refused.Add(Refusal(at, managers, column));
        }
    }

    private static Refusal Refusal(string at, Dictionary<string, (string? Manager, DirectoryPerson? Row, string Name)> managers, int column)
    {
        var members = new List<string>();
        for (var next = at; next is not null && (members.Count == 0 || next != at); next = managers[next].Manager)
            members.Add(next);
        var first = members.Where(m => managers[m].Row is not null).MinBy(m => managers[m].Row!.Line)!;
        var shift = members.IndexOf(first);
        var named = members
            .Skip(shift)
            .Concat(members.Take(shift))
            .Select(m => managers[m].Name is { Length: > 0 } name ? $"{name} ({m})" : m);
        return new(managers[first].Row!.Line, column, DirectoryFields.Manager, Words.Get("people.import.cycle", string.Join(" → ", named)));
    }
}
