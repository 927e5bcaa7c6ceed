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
        return Locks(roster, locks)
            ?? Rows(roster, locks, out var plan)
            ?? SamePlan(plan)
            ?? Sum(roster, plan)
            ?? Prices(roster, locks, plan);
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
        if (Array.FindIndex(unitsLeft, units => units != 0) is >= 0 and var wrong)
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

    private string? Prices(Roster roster, HashSet<(int Mentor, int Mentee)> locks, List<(int Mentor, int Mentee)> plan)
    {
        var demand = Enumerable.Range(0, roster.Mentees).Select(roster.Demand).ToArray();
        var capacity = Enumerable.Range(0, roster.Mentors).Select(roster.Capacity).ToArray();
        foreach (var (mentor, mentee) in locks)
            (demand[mentee], capacity[mentor]) = (demand[mentee] - 1, capacity[mentor] - 1);
        var mentees = Enumerable
            .Range(0, roster.Mentees)
            .Select(i => proof.Mentees.TryGetValue(roster.Mentee(i).Id, out var price) ? price : (Levels?)null)
            .ToList();
        var mentors = Enumerable
            .Range(0, roster.Mentors)
            .Select(j => proof.Mentors.TryGetValue(roster.Mentor(j).Id, out var price) ? price : (Levels?)null)
            .ToList();
        if (
            mentees.Contains(null)
            || mentors.Contains(null)
            || mentees.Count != proof.Mentees.Count
            || mentors.Count != proof.Mentors.Count
        )
            return Words.Get("matching.verify.pricesOfOthers");
        var ties = roster.Ties();
        var verdict = Verdict(
            demand,
            capacity,
            (mentee, fit, tie) =>
            {
                for (var mentor = 0; mentor < fit.Length; mentor++)
                {
                    var isOpen = roster.Forbids(mentee, mentor) is null && !locks.Contains((mentor, mentee));
                    fit[mentor] = isOpen ? roster.Fit(mentee, mentor) : -1;
                    tie[mentor] = (long)ties.Of(mentee, mentor);
                }
            },
            [.. plan.Where(pair => !locks.Contains(pair)).Select(pair => (pair.Mentee, pair.Mentor))],
            [.. mentees.Select(price => price!.Value)],
            [.. mentors.Select(price => price!.Value)]
        );
        return verdict.Fault is null ? null : Words.Get($"matching.verify.{verdict.Fault}", Name(verdict));

        string Name(Verdict at) =>
            string.Join(
                ", ",
                new[]
                {
                    at.Mentor < 0 ? null : roster.Mentor(at.Mentor).Id,
                    at.Mentee < 0 ? null : roster.Mentee(at.Mentee).Id,
                }.OfType<string>()
            );
    }

    private static Verdict Verdict(int[] demand, int[] capacity, Row row, (int, int)[] pairs, Levels[] mentees, Levels[] mentors)
    {
        try
        {
            return DualCheck.Check(demand, capacity, row, pairs, mentees, mentors);
        }
        catch (OverflowException)
        {
            // A price so far out that a sum leaves 64 bits is no price of ours.
            return new("sumsDiffer", -1, -1, 0, 0);
        }
    }

    private bool Positions(IReadOnlyList<ByHand> pairs, out HashSet<(int Mentor, int Mentee)> positions)
    {
        positions = [.. pairs.Select(input.Find)];
        return positions.All(pair => pair.Mentor >= 0 && pair.Mentee >= 0);
    }
}
