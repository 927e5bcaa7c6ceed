using Binome.Platform;

namespace Binome.Matching;

/// <summary>Why somebody is without a pair: which rules keep whom away, and who competes for the rest.</summary>
/// <param name="Allowed">Mentors that no rule and nobody's hand keeps away.</param>
/// <param name="Rules">How many mentors each rule keeps away; rules that touch a person are not among them.</param>
/// <param name="NotTold">How many are kept away for a reason that is not told.</param>
/// <param name="Best">Of the allowed mentors the one who would fit best, or -1: one more place there is one pair more.</param>
internal sealed record LeftOut(int Mentee, int Allowed, IReadOnlyList<(Rule Rule, int Mentors)> Rules, int NotTold, int Best)
{
    public static LeftOut Of(BoardPeople people, BoardState state, int mentee)
    {
        var roster = people.Roster;
        var (allowed, notTold, best, bestFit) = (0, 0, -1, -1);
        var rules = new Dictionary<Rule, int>();
        for (var mentor = 0; mentor < roster.Mentors; mentor++)
            if (roster.Forbids(mentee, mentor) is { } obstacle)
            {
                if (BoardWords.IsTold(obstacle.Rule))
                    rules[obstacle.Rule] = rules.GetValueOrDefault(obstacle.Rule) + 1;
                else
                    notTold++;
            }
            else if (state.Forbids.Contains((mentor, mentee)))
                rules[Rule.Forbid] = rules.GetValueOrDefault(Rule.Forbid) + 1;
            else
            {
                allowed++;
                if (!state.Locks.Contains((mentor, mentee)) && roster.Fit(mentee, mentor) is var fit && fit > bestFit)
                    (best, bestFit) = (mentor, fit);
            }
        return new(
            mentee,
            allowed,
            [.. rules.Select(r => (r.Key, r.Value)).OrderByDescending(r => r.Value).ThenBy(r => r.Key)],
            notTold,
            best
        );
    }

    /// <summary>As sentences, for a reader who may know the person.</summary>
    public IEnumerable<string> Why(Rivals? rivals)
    {
        if (Allowed == 0)
            yield return Words.Get("matching.board.alone.rules");
        else if (rivals is not null)
            yield return Words.Get(
                "matching.board.alone.rivals",
                Words.Count("matching.board.alone.people", rivals.Mentees),
                Words.Count("matching.board.alone.places", rivals.Places)
            );
        else
            yield return Words.Count("matching.board.alone.taken", Allowed);
        var told = Rules.Select(r => RuleWords.Count(r.Rule, r.Mentors));
        if (NotTold > 0)
            told = told.Append(Words.Count("matching.board.alone.notTold", NotTold));
        if (string.Join(", ", told) is { Length: > 0 } list)
            yield return Words.Get("matching.board.alone.kept", list);
    }
}

/// <summary>Those who compete with one another for the same places: every mentor that one of them may have is full with them.</summary>
internal sealed record Rivals(int Mentees, int Places)
{
    private const int MostRead = 2_000;

    /// <summary>From one mentee to the mentors they may have, to those who are there instead, and on (Dulmage and Mendelsohn 1958). Null when it would be too many to count.</summary>
    public static Rivals? Of(BoardPeople people, BoardView view, int mentee)
    {
        var roster = people.Roster;
        var held = view.Rows.Where(row => !row.IsLocked).ToLookup(row => row.Mentor, row => row.Mentee);
        var (mentees, mentors) = (new HashSet<int> { mentee }, new HashSet<int>());
        var queue = new Queue<int>([mentee]);
        while (queue.TryDequeue(out var i))
        {
            if (mentees.Count > MostRead)
                return null;
            for (var j = 0; j < roster.Mentors; j++)
                if (
                    !mentors.Contains(j)
                    && view.State.Places(j) > view.State.LocksOfMentor(j)
                    && roster.Forbids(i, j) is null
                    && !view.State.Forbids.Contains((j, i))
                )
                {
                    mentors.Add(j);
                    foreach (var other in held[j].Where(mentees.Add))
                        queue.Enqueue(other);
                }
        }
        var places = mentors.Sum(j => view.State.Places(j) - view.State.LocksOfMentor(j));
        return mentors.Count == 0 ? null : new(mentees.Count, places);
    }
}
