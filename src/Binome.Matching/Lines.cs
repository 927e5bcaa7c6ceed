namespace Binome.Matching;

/// <summary>The organisation: who reports to whom, over solid and dotted lines; also of managers who are in neither list, and of ids nobody described.</summary>
internal sealed class Lines
{
    private readonly List<Person?> _people = [];

    /// <summary>By number: the solid line's manager first, or -1, then the dotted ones.</summary>
    private readonly List<int[]> _managers = [];
    private readonly HashSet<int> _isManager = [];
    private readonly Queue<int> _queue = new();

    /// <summary>The first description of an id counts: the directory comes before the lists.</summary>
    public Lines(IEnumerable<Person> people, Numbers numbers)
    {
        foreach (var person in people)
        {
            var number = numbers.Of(person.Id);
            if (Find(number) is not null)
                continue;
            var manager = person.Manager is null ? -1 : numbers.Of(person.Manager);
            int[] managers = [manager, .. person.DottedManagers.Select(numbers.Of)];
            for (; _people.Count < numbers.Count; _managers.Add([-1]))
                _people.Add(null);
            (_people[number], _managers[number]) = (person, managers);
            if (manager >= 0)
                _isManager.Add(manager);
        }
    }

    public Person? Find(int person) => person < _people.Count ? _people[person] : null;

    /// <summary>Everybody above somebody by solid or dotted lines, with the least number of levels; a circle ends where it began.</summary>
    public Dictionary<int, int> Above(int person)
    {
        var levels = new Dictionary<int, int>();
        _queue.Enqueue(person);
        while (_queue.TryDequeue(out var at))
        {
            var level = at == person ? 0 : levels[at];
            foreach (var manager in at < _managers.Count ? _managers[at] : [])
                if (manager >= 0 && manager != person && levels.TryAdd(manager, level + 1))
                    _queue.Enqueue(manager);
        }
        return levels;
    }

    /// <summary>From the top down to the person over solid lines; empty when the person neither has nor is a manager, so that nothing is known.</summary>
    public int[] Chain(int person)
    {
        var chain = new List<int> { person };
        while (chain[^1] < _managers.Count && _managers[chain[^1]][0] is >= 0 and var manager && !chain.Contains(manager))
            chain.Add(manager);
        chain.Reverse();
        return chain.Count == 1 && !_isManager.Contains(person) ? [] : [.. chain];
    }
}
