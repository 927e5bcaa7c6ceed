using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>What came of pairing two lists: refusals, or a result; never both.</summary>
/// <param name="People">What the files say of each id, for a page to name them.</param>
public sealed record PairOutcome(
    IReadOnlyList<FileRefusal> Refused,
    PairResult? Result,
    IReadOnlyDictionary<string, DirectoryPerson>? People = null
);

/// <summary>Pairs two lists with no database: reads, solves, explains. The command and the page both call it.</summary>
public static class PairLists
{
    public static PairOutcome Run(PairingFiles files, IReadOnlyList<ByHand>? locks = null, IReadOnlyList<ByHand>? forbids = null)
    {
        var input = PairingInput.Read(files);
        if (input.Refused.Count > 0)
            return new(input.Refused, null);
        var refused = new List<FileRefusal>();
        var forbidden = Positions(input, forbids ?? [], "forbid", refused);
        var locked = Positions(input, locks ?? [], "lock", refused);
        var roster = input.Roster(forbidden);
        CheckLocks(roster, locked, refused);
        if (input.Rules.InGroups && locked.Count > 0)
            refused.Add(new("--lock", new Refusal(0, 0, "lock", Words.Get("matching.hand.lockGroups"))));
        return refused.Count > 0
            ? new(refused, null)
            : new([], new(files, input.Rules, roster, locked, forbidden, input.Directory()), input.People);
    }

    private static HashSet<(int Mentor, int Mentee)> Positions(
        PairingInput input,
        IReadOnlyList<ByHand> pairs,
        string option,
        List<FileRefusal> refused
    )
    {
        var found = new HashSet<(int, int)>();
        foreach (var pair in pairs)
        {
            var (mentor, mentee) = input.Find(pair);
            if (mentor < 0)
                Refuse(refused, option, pair, "matching.hand.noMentor", pair.Mentor);
            if (mentee < 0)
                Refuse(refused, option, pair, "matching.hand.noMentee", pair.Mentee);
            if (mentor >= 0 && mentee >= 0)
                found.Add((mentor, mentee));
        }
        return found;
    }

    private static void CheckLocks(Roster roster, HashSet<(int Mentor, int Mentee)> locks, List<FileRefusal> refused)
    {
        foreach (var (mentor, mentee) in locks)
            if (roster.Forbids(mentee, mentor) is { } obstacle)
            {
                var facts = RuleWords.Facts(roster, mentee, mentor, obstacle);
                Refuse(refused, "lock", Pair(mentor, mentee), "matching.hand.lockForbidden", RuleWords.Key(obstacle.Rule), facts);
            }
        foreach (var group in locks.GroupBy(pair => pair.Mentor).Where(group => group.Count() > roster.Capacity(group.Key)))
            Refuse(
                refused,
                "lock",
                Pair(group.Key, group.First().Mentee),
                "matching.hand.overCapacity",
                group.Count(),
                roster.Capacity(group.Key)
            );
        foreach (var group in locks.GroupBy(pair => pair.Mentee).Where(group => group.Count() > roster.Demand(group.Key)))
            Refuse(
                refused,
                "lock",
                Pair(group.First().Mentor, group.Key),
                "matching.hand.overDemand",
                group.Count(),
                roster.Demand(group.Key)
            );

        ByHand Pair(int mentor, int mentee) => new(roster.Mentor(mentor).Id, roster.Mentee(mentee).Id);
    }

    private static void Refuse(List<FileRefusal> refused, string option, ByHand pair, string key, params ReadOnlySpan<object?> arguments) =>
        refused.Add(new($"--{option}", new Refusal(0, 0, $"{pair.Mentor},{pair.Mentee}", Words.Get(key, arguments))));
}
