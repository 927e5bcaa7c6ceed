namespace Binome.Matching.Groups;

/// <summary>Who of one list may not sit in the same group because one is in the other's chain of managers: no rank in the room.</summary>
public static class LinesInside
{
    /// <summary>
    /// For each person of <paramref name="people"/> the positions of those apart, ascending: the rule reportingLine with its depth and its exempt people.
    /// O(people · length of their lines).
    /// </summary>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<Person> people, IEnumerable<Person> directory, Rules rules)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(rules);
        var numbers = new Numbers();
        var lines = new Lines(directory.Concat(people), numbers);
        var positions = people.Select((person, at) => (numbers.Of(person.Id), at)).ToDictionary();
        var exempt = rules.LineExempt.ToHashSet(StringComparer.Ordinal);
        var apart = people.Select(_ => new SortedSet<int>()).ToArray();
        for (var at = 0; at < people.Count; at++)
            foreach (var (number, levels) in lines.Above(numbers.Of(people[at].Id)))
                if (
                    positions.TryGetValue(number, out var above)
                    && levels <= rules.LineDepth
                    && (levels == 1 || !(exempt.Contains(people[above].Id) || exempt.Contains(people[at].Id)))
                )
                {
                    apart[at].Add(above);
                    apart[above].Add(at);
                }
        return [.. apart.Select(others => others.ToArray())];
    }
}
