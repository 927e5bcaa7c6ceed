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
        var lines = new Lines(directory.Concat(people));
        var positions = people.Select((person, at) => (person.Id, at)).ToDictionary(StringComparer.Ordinal);
        var exempt = rules.LineExempt.ToHashSet(StringComparer.Ordinal);
        var apart = people.Select(_ => new SortedSet<int>()).ToArray();
        for (var at = 0; at < people.Count; at++)
            foreach (var (id, levels) in lines.Above(people[at].Id))
                if (
                    positions.TryGetValue(id, out var above)
                    && levels <= rules.LineDepth
                    && (levels == 1 || !(exempt.Contains(id) || exempt.Contains(people[at].Id)))
                )
                {
                    apart[at].Add(above);
                    apart[above].Add(at);
                }
        return [.. apart.Select(others => others.ToArray())];
    }
}
