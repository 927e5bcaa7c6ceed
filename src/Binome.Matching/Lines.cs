namespace Binome.Matching;

/// <summary>The organisation: who reports to whom, over solid and dotted lines; also of managers who are in neither list, and of ids nobody described.</summary>
internal sealed class Lines
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _managers = new(StringComparer.Ordinal);

    /// <summary>The first description of an id counts: the directory comes before the lists.</summary>
    public Lines(IEnumerable<Person> people)
    {
        foreach (var person in people)
            if (_people.TryAdd(person.Id, person) && person.Manager is not null)
                _managers.Add(person.Manager);
    }

    public Person? Find(string id) => _people.GetValueOrDefault(id);

    /// <summary>Everybody above somebody by solid or dotted lines, with the least number of levels; a circle ends where it began.</summary>
    public Dictionary<string, int> Above(string id)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<(string Id, int Level)>([(id, 0)]);
        while (queue.TryDequeue(out var at))
            if (_people.TryGetValue(at.Id, out var person))
                foreach (var manager in person.DottedManagers.Prepend(person.Manager).OfType<string>())
                    if (manager != id && levels.TryAdd(manager, at.Level + 1))
                        queue.Enqueue((manager, at.Level + 1));
        return levels;
    }

    /// <summary>From the top down to the person over solid lines; empty when the person neither has nor is a manager, so that nothing is known.</summary>
    public string[] Chain(string id)
    {
        var chain = new List<string> { id };
        while (_people.TryGetValue(chain[^1], out var person) && person.Manager is { } manager && !chain.Contains(manager))
            chain.Add(manager);
        chain.Reverse();
        return chain.Count == 1 && !_managers.Contains(id) ? [] : [.. chain];
    }
}
