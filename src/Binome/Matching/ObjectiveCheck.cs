using Binome.Matching.Verify;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>Whether a plan is what its objective promises: prices over all pairs, or nobody who would leave.</summary>
internal sealed class ObjectiveCheck
{
    private readonly PairingInput _input;
    private readonly ProofFile _proof;
    private readonly Roster _roster;
    private readonly HashSet<(int Mentor, int Mentee)> _locks;
    private readonly List<(int Mentee, int Mentor)> _free;
    private readonly int[] _demand;
    private readonly int[] _capacity;
    private readonly TieBreak _ties;

    public ObjectiveCheck(
        PairingInput input,
        ProofFile proof,
        Roster roster,
        HashSet<(int Mentor, int Mentee)> locks,
        List<(int Mentor, int Mentee)> plan
    )
    {
        (_input, _proof, _roster, _locks, _ties) = (input, proof, roster, locks, roster.Ties());
        _free = [.. plan.Where(pair => !locks.Contains(pair)).Select(pair => (pair.Mentee, pair.Mentor))];
        _demand = [.. Enumerable.Range(0, roster.Mentees).Select(roster.Demand)];
        _capacity = [.. Enumerable.Range(0, roster.Mentors).Select(roster.Capacity)];
        foreach (var (mentor, mentee) in locks)
            (_demand[mentee], _capacity[mentor]) = (_demand[mentee] - 1, _capacity[mentor] - 1);
    }

    public string? Problem() =>
        _proof.Objective != _proof.Rules.Objective ? Words.Get("matching.verify.rules")
        : _proof.Objective == RuleSet.Stable ? Stability()
        : _proof.Objective == RuleSet.Fair ? Fairness()
        : Prices(_proof.Prices, _free, 0, countsOnly: false);

    /// <summary>The pairs are the most; above the worst of them there are fewer; and among those not worse they are the best.</summary>
    private string? Fairness()
    {
        var least = _free.Count == 0 ? 0 : _free.Min(pair => _roster.Fit(pair.Mentee, pair.Mentor));
        var above = _proof.Above!.Pairs.Select(_input.Find).Select(pair => (pair.Mentee, pair.Mentor)).ToList();
        if (above.Exists(pair => pair.Mentee < 0 || pair.Mentor < 0) || (above.Count >= _free.Count && _free.Count > 0))
            return Words.Get("matching.verify.notFair");
        return Prices(_proof.Most!, _free, 0, countsOnly: true)
            ?? Prices(_proof.Above.Prices, above, least + 1, countsOnly: true)
            ?? Prices(_proof.Prices, _free, least, countsOnly: false);
    }

    private string? Prices(Prices prices, List<(int Mentee, int Mentor)> pairs, int least, bool countsOnly)
    {
        if (prices.ByPosition(_roster) is not { } at)
            return Words.Get("matching.verify.pricesOfOthers");
        Func<int, int, long> tie = countsOnly ? (_, _) => 0 : (i, j) => (long)_ties.Of(i, j);
        var check = new DualCheck(_demand, _capacity, tie, at.Mentees, at.Mentors);
        var scores = _roster.Scores(_locks);
        var verdict = check.Check(() => Reader(scores.Another(), least, countsOnly), pairs, Environment.ProcessorCount);
        return verdict.Fault is null ? null : Words.Get($"matching.verify.{verdict.Fault}", Name(verdict.Mentor, verdict.Mentee));
    }

    private static Row Reader(Scores scores, int least, bool countsOnly)
    {
        var fit = new int[scores.Mentors];
        return (int mentee, out ReadOnlySpan<int> mentors) =>
        {
            mentors = [];
            scores.Row(mentee, fit);
            if (least > 0 || countsOnly)
                foreach (ref var each in fit.AsSpan())
                    each =
                        each < least ? -1
                        : countsOnly ? Math.Min(each, 0)
                        : each;
            return fit;
        };
    }

    private string? Stability()
    {
        var mentors = _free.ToLookup(pair => pair.Mentee, pair => pair.Mentor);
        var mentees = _free.ToLookup(pair => pair.Mentor, pair => pair.Mentee);
        foreach (var (mentee, mentor) in _free)
            if (!IsOpen(mentee, mentor))
                return Words.Get("matching.verify.forbiddenPair", Name(mentor, mentee));
        foreach (var group in mentors.Where(group => group.Count() > _demand[group.Key]))
            return Words.Get("matching.verify.tooManyMentors", Name(-1, group.Key));
        foreach (var group in mentees.Where(group => group.Count() > _capacity[group.Key]))
            return Words.Get("matching.verify.tooManyMentees", Name(group.Key, -1));
        if (_free.Distinct().Count() != _free.Count)
            return Words.Get("matching.verify.pairTwice");
        // Each one's least dear partner, or nothing at all while a unit or a place is free.
        var leastOfMentee = _demand
            .Select((units, i) => Least(units, mentors[i].Select(j => Likes(i, j, _roster.Wishes(i, j).OfMentee))))
            .ToArray();
        var leastOfMentor = _capacity
            .Select((places, j) => Least(places, mentees[j].Select(i => Likes(i, j, _roster.Wishes(i, j).OfMentor))))
            .ToArray();
        for (var i = 0; i < _demand.Length; i++)
        for (var j = 0; j < _capacity.Length; j++)
            if (
                Likes(i, j, _roster.Wishes(i, j).OfMentee).CompareTo(leastOfMentee[i]) > 0
                && Likes(i, j, _roster.Wishes(i, j).OfMentor).CompareTo(leastOfMentor[j]) > 0
                && IsOpen(i, j)
                && !mentors[i].Contains(j)
            )
                return Words.Get("matching.verify.wouldLeave", Name(j, i));
        return null;
    }

    private static (int, int, ulong) Least(int room, IEnumerable<(int, int, ulong)> partners)
    {
        var held = partners.ToList();
        return room == 0 ? (int.MaxValue, 0, 0)
            : held.Count < room ? (-1, 0, 0)
            : held.Min();
    }

    private (int Wish, int Fit, ulong Tie) Likes(int mentee, int mentor, int wish) =>
        (wish, _roster.Fit(mentee, mentor), _ties.Of(mentee, mentor));

    private bool IsOpen(int mentee, int mentor) => _roster.Forbids(mentee, mentor) is null && !_locks.Contains((mentor, mentee));

    private string Name(int mentor, int mentee) =>
        string.Join(
            ", ",
            new[] { mentor < 0 ? null : _roster.Mentor(mentor).Id, mentee < 0 ? null : _roster.Mentee(mentee).Id }.OfType<string>()
        );
}
