using Binome.Matching.Verify;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>One proof against one pair of lists: finds the first thing that does not hold.</summary>
internal sealed class ProofCheck(PairingInput input, ProofFile proof, IReadOnlyList<ReadPair> rows)
{
    public string? Problem()
    {
        if (!Positions(proof.Locks, out var locks) || !Positions(proof.Forbids, out var forbids))
            return Words.Get("matching.verify.unknownByHand");
        var roster = input.Roster(forbids);
        if (input.Rules.InGroups)
            return Rows(roster, locks, out var grouped)
                ?? SamePlan(grouped)
                ?? Sum(roster, grouped)
                ?? new GroupCheck(input, proof, rows, roster).Problem();
        return Locks(roster, locks)
            ?? Rows(roster, locks, out var plan)
            ?? SamePlan(plan)
            ?? Sum(roster, plan)
            ?? new ObjectiveCheck(input, proof, roster, locks, plan).Problem();
    }

    private static string? Locks(Roster roster, HashSet<(int Mentor, int Mentee)> locks)
    {
        foreach (var (mentor, mentee) in locks)
            if (roster.Forbids(mentee, mentor) is { } obstacle)
                return Words.Get("matching.verify.lock", roster.Mentor(mentor).Id, roster.Mentee(mentee).Id, RuleWords.Key(obstacle.Rule));
        return
            locks.GroupBy(pair => pair.Mentor).Any(group => group.Count() > roster.Capacity(group.Key))
            || locks.GroupBy(pair => pair.Mentee).Any(group => group.Count() > roster.Demand(group.Key))
            ? Words.Get("matching.verify.locks")
            : null;
    }

    /// <summary>Each row names people of the lists, its fit is what the files say, and each mentee has a row per mentor wanted.</summary>
    private string? Rows(Roster roster, HashSet<(int Mentor, int Mentee)> locks, out List<(int Mentor, int Mentee)> plan)
    {
        plan = [];
        var unitsLeft = Enumerable.Range(0, roster.Mentees).Select(roster.Demand).ToArray();
        foreach (var row in rows)
        {
            var (mentor, mentee) = input.Find(new(row.Mentor, row.Mentee));
            if (mentee < 0 || (mentor < 0 && row.Mentor.Length > 0))
                return Words.Get("matching.verify.unknownPerson", row.Line, mentee < 0 ? row.Mentee : row.Mentor);
            unitsLeft[mentee]--;
            if (mentor < 0)
                continue;
            if (roster.Fit(mentee, mentor) != row.Fit)
                return Words.Get("matching.verify.fit", row.Line, row.Fit, roster.Fit(mentee, mentor));
            plan.Add((mentor, mentee));
        }
        if (!input.Rules.InGroups && Array.FindIndex(unitsLeft, units => units != 0) is >= 0 and var wrong)
            return Words.Get("matching.verify.units", roster.Mentee(wrong).Id, roster.Demand(wrong));
        return locks.All(plan.Contains) ? null : Words.Get("matching.verify.lockMissing");
    }

    private string? SamePlan(List<(int Mentor, int Mentee)> plan)
    {
        var proved = proof.Pairs.Select(row => input.Find(row.Pair)).ToList();
        return proved.Count == plan.Count && proved.ToHashSet().SetEquals(plan) ? null : Words.Get("matching.verify.otherPairs");
    }

    private string? Sum(Roster roster, List<(int Mentor, int Mentee)> plan)
    {
        foreach (var (pair, fit) in proof.Pairs)
            if (input.Find(pair) is var (mentor, mentee) && roster.Fit(mentee, mentor) != fit)
                return Words.Get("matching.verify.pairFit", pair.Mentor, pair.Mentee, fit, roster.Fit(mentee, mentor));
        var sum = plan.Sum(pair => (long)roster.Fit(pair.Mentee, pair.Mentor));
        return sum == proof.Fit ? null : Words.Get("matching.verify.sum", proof.Fit, sum);
    }

    private bool Positions(IReadOnlyList<ByHand> pairs, out HashSet<(int Mentor, int Mentee)> positions)
    {
        positions = [.. pairs.Select(input.Find)];
        return positions.Count == pairs.Count && positions.All(pair => pair.Mentor >= 0 && pair.Mentee >= 0);
    }
}
