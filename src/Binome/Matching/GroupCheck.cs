using Binome.Matching.Groups;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>
/// Whether groups obey the shape, the rules and everybody's numbers, and whether their bound holds: it is computed again over all pairs from the prices,
/// or, for few people, by trying every plan again.
/// </summary>
internal sealed class GroupCheck(PairingInput input, ProofFile proof, IReadOnlyList<ReadPair> rows, Roster roster)
{
    private readonly Grouping _grouping = new(input.Rules, roster, input.Directory());

    public string? Problem()
    {
        if (
            proof.Locks.Count > 0
            || proof.Groups is not { } proved
            || proof.Objective != RuleSet.Optimal
            || proof.Rules.Objective != RuleSet.Optimal
        )
            return Words.Get("matching.verify.rules");
        if (rows.FirstOrDefault(row => row.Mentor.Length > 0 && row.Group.Length == 0) is { Line: > 0 } alone)
            return Words.Get("matching.verify.noGroup", alone.Line);
        var groups = rows.Where(row => row.Mentor.Length > 0).GroupBy(row => row.Group, StringComparer.Ordinal).ToList();
        return groups.Select(group => Shape(group.Key, [.. group])).FirstOrDefault(problem => problem is not null)
            ?? Numbers()
            ?? SameGroups(groups, proved)
            ?? Bound(proved);
    }

    /// <summary>So many mentors and mentees, each with each, allowed, and nobody above anybody.</summary>
    private string? Shape(string name, List<ReadPair> group)
    {
        var pairs = group.Select(row => input.Find(new(row.Mentor, row.Mentee))).ToList();
        var (mentors, mentees) = (
            pairs.Select(pair => pair.Mentor).Distinct().ToList(),
            pairs.Select(pair => pair.Mentee).Distinct().ToList()
        );
        var shape = input.Rules.Shape;
        var fewest = shape.IsFlow ? 1 : shape.Mentors;
        if (mentors.Count < fewest || mentors.Count > shape.Mentors || mentees.Count < shape.Least || mentees.Count > shape.Most)
            return Words.Get("matching.verify.groupSize", name, mentors.Count, mentees.Count);
        if (pairs.Distinct().Count() != pairs.Count || pairs.Count != mentors.Count * mentees.Count)
            return Words.Get("matching.verify.groupRows", name);
        foreach (var (mentor, mentee) in pairs)
            if (roster.Forbids(mentee, mentor) is not null)
                return Words.Get("matching.verify.forbiddenPair", $"{roster.Mentor(mentor).Id}, {roster.Mentee(mentee).Id}");
        foreach (var mentee in mentees)
        foreach (var other in mentees)
            if (_grouping.AreApart(mentee, other))
                return Words.Get("matching.verify.lineInside", name, roster.Mentee(mentee).Id, roster.Mentee(other).Id);
        return null;
    }

    /// <summary>Nobody has more than the list says, no pair meets twice, and each mentee has a row per mentor of whole groups.</summary>
    private string? Numbers()
    {
        var pairs = rows.Where(row => row.Mentor.Length > 0).Select(row => input.Find(new(row.Mentor, row.Mentee))).ToList();
        if (pairs.Distinct().Count() != pairs.Count)
            return Words.Get("matching.verify.pairTwice");
        if (pairs.GroupBy(pair => pair.Mentor).FirstOrDefault(own => own.Count() > roster.Capacity(own.Key)) is { } mentor)
            return Words.Get("matching.verify.tooManyMentees", roster.Mentor(mentor.Key).Id);
        var counts = rows.ToLookup(row => row.Mentee, StringComparer.Ordinal);
        for (var i = 0; i < roster.Mentees; i++)
            if (counts[roster.Mentee(i).Id].Count() != _grouping.Units(i))
                return Words.Get("matching.verify.units", roster.Mentee(i).Id, _grouping.Units(i));
        return null;
    }

    private static string? SameGroups(List<IGrouping<string, ReadPair>> groups, GroupsProved proved)
    {
        var said = proved.Groups.Select(group =>
            Text(group.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), group.Mentors, group.Mentees, group.Fit)
        );
        var found = groups.Select(group =>
            Text(
                group.Key,
                group.Select(row => row.Mentor).Distinct(),
                group.Select(row => row.Mentee).Distinct(),
                group.Sum(row => row.Fit)
            )
        );
        return said.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal))
            ? null
            : Words.Get("matching.verify.otherPairs");

        static string Text(string number, IEnumerable<string> mentors, IEnumerable<string> mentees, long fit) =>
            $"{number}|{string.Join('|', mentors.Order(StringComparer.Ordinal))}||{string.Join('|', mentees.Order(StringComparer.Ordinal))}||{fit}";
    }

    private string? Bound(GroupsProved proved)
    {
        var value = new GroupValue(proof.Pairs.Count, proof.Fit);
        if (Again(proved, value) is not { } bound)
            return Words.Get("matching.verify.pricesOfOthers");
        if (bound != proved.Bound)
            return Words.Get("matching.verify.bound", proved.Bound.Pairs, proved.Bound.Fit, bound.Pairs, bound.Fit);
        var gap = GroupPlan.Gap(bound, value) / 1_000_000m;
        return gap == proved.Gap ? null : Words.Get("matching.verify.gap", proved.Gap, gap);
    }

    private GroupValue? Again(GroupsProved proved, GroupValue value)
    {
        if (proved.Prices.Count == 0 && roster.Mentees > 0)
            return GroupSolver.Solve(_grouping.Problem) is { Proof: null } tried ? tried.Bound : null;
        try
        {
            return _grouping.Proof(proved.Prices, proved.Premium, proved.Scale)?.Bound(_grouping.Problem, value.Pairs);
        }
        catch (Exception wrong) when (wrong is ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
