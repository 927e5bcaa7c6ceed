namespace Binome.Matching;

/// <summary>Words to numbers, in the order in which they come.</summary>
internal sealed class Numbers(StringComparer? comparer = null)
{
    private readonly Dictionary<string, int> _numbers = new(comparer ?? StringComparer.Ordinal);

    public int Count => _numbers.Count;

    public int Of(string word) => _numbers.TryGetValue(word, out var number) ? number : _numbers[word] = _numbers.Count;

    public int Find(string word) => _numbers.GetValueOrDefault(word, -1);
}

/// <summary>Prepares both lists for comparing: chains of managers are walked once a person, not once a pair.</summary>
internal sealed class Sides(Rules rules, Lines lines, Numbers people, Numbers topics)
{
    private readonly Numbers _languages = new();
    private readonly Numbers _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Numbers _units = new(StringComparer.OrdinalIgnoreCase);

    private readonly int[] _noSkills = new int[topics.Count];

    public int UnknownIds { get; private set; }

    public Side[] Of(IReadOnlyList<Person> list, IReadOnlyList<Person> others, Scope scope)
    {
        var positions = others.Select((person, at) => (person.Id, at)).ToDictionary(StringComparer.Ordinal);
        return [.. list.Select((person, index) => Make(person, index, positions, scope))];
    }

    private Side Make(Person person, int index, Dictionary<string, int> others, Scope scope)
    {
        Check(person);
        var number = people.Of(person.Id);
        var known = lines.Find(number) ?? person;
        return new Side
        {
            Person = person.Manager == known.Manager ? person : person with { Manager = known.Manager },
            Index = index,
            Number = number,
            Manager = known.Manager is null ? -1 : people.Of(known.Manager),
            Above = lines.Above(number),
            Appraisers = known.Appraisers.Count == 0 ? [] : [.. known.Appraisers.Select(people.Of)],
            Hr = known.Hr.Count == 0 ? [] : [.. known.Hr.Select(people.Of)],
            Chain = lines.Chain(number),
            Languages = [.. person.Languages.Select(_languages.Of)],
            Topics = [.. person.Needs.Select(need => (topics.Find(need.Key), need.Value))],
            Levels = Levels(person),
            Country = Known(_places, person.Country),
            City = Known(_places, person.City),
            Unit = Known(_units, person.Unit),
            Style = person.Style.Count == 5 ? [.. person.Style] : [],
            Wishes = Ranked(person.Wishes, others),
            Vetoes = [.. Ranked(person.Vetoes, others).Keys],
            Met = [.. Ranked(person.Met, others).Keys],
            Hours = person.OffsetMinutes is { } offset ? WeekSpan.Shift(person.Hours, offset) : [],
            Exempt = rules.LineExempt.Contains(person.Id),
            OutOfScope = scope.Excludes(person),
        };
    }

    private static void Check(Person person)
    {
        foreach (var topics in (IReadOnlyDictionary<string, int>[])[person.Skills, person.Needs])
        foreach (var (topic, number) in topics)
            if (number is < 1 or > 5)
                throw new ArgumentException($"{person.Id}: {topic} is {number}, not 1 to 5.");
        foreach (var answer in person.Style)
            if (answer is < 0 or > 15)
                throw new ArgumentException($"{person.Id}: an answer of style is {answer}, not 0 to 15.");
    }

    /// <summary>Levels in the topics that count; nothing for somebody without skills.</summary>
    private int[] Levels(Person person)
    {
        if (person.Skills.Count == 0)
            return _noSkills;
        var levels = new int[topics.Count];
        foreach (var (topic, level) in person.Skills)
            if (topics.Find(topic) is >= 0 and var number)
                levels[number] = level;
        return levels;
    }

    private static int Known(Numbers numbers, string? word) => word is null ? -1 : numbers.Of(word);

    /// <summary>The first mention of somebody is their rank; who is not in the other list is counted and takes no rank.</summary>
    private Dictionary<int, int> Ranked(IReadOnlyList<string> ids, Dictionary<string, int> others)
    {
        var ranks = new Dictionary<int, int>();
        foreach (var id in ids)
            if (others.TryGetValue(id, out var position))
                ranks.TryAdd(position, ranks.Count);
            else
                UnknownIds++;
        return ranks;
    }
}
