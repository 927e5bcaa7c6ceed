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
        var row = people.Rows.Of(mentee);
        var kept = people.Rows.KeptFrom(mentee, row);
        var forbidden = state.ForbiddenTo(mentee);
        var (allowed, byHand, best) = (0, 0, -1);
        for (var mentor = 0; mentor < row.Length; mentor++)
            if (row[mentor] < 0)
                continue;
            else if (forbidden.Contains(mentor))
                byHand++;
            else
            {
                allowed++;
                if ((best < 0 || row[mentor] > row[best]) && !state.Locks.Contains((mentor, mentee)))
                    best = mentor;
            }
        return new(
            mentee,
            allowed,
            [
                .. kept
                    .Rules.Append(new(Rule.Forbid, byHand))
                    .Where(r => r.Value > 0)
                    .Select(r => (r.Key, r.Value))
                    .OrderByDescending(r => r.Value)
                    .ThenBy(r => r.Key),
            ],
            kept.NotTold,
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

    /// <summary>Of so many people at most it is worth the search.</summary>
    private const int MostTold = 100;

    /// <param name="among">How many people are told of at once.</param>
    public static Rivals? Of(OpenBoard board, LeftOut person, int among) =>
        person.Allowed == 0 || among > MostTold ? null : Of(board.Live.People, board.View, person.Mentee);

    /// <summary>From one mentee to the mentors they may have, to those who are there instead, and on (Dulmage and Mendelsohn 1958). Null when it would be too many to count.</summary>
    public static Rivals? Of(BoardPeople people, BoardView view, int mentee)
    {
        var (mentees, queue, places) = (new HashSet<int> { mentee }, new Queue<int>([mentee]), 0);
        var left = Enumerable.Range(0, people.Roster.Mentors).Where(j => FreeAt(j) > 0).ToList();
        while (left.Count > 0 && queue.TryDequeue(out var i))
        {
            var (row, forbidden) = (people.Rows.Of(i), view.State.ForbiddenTo(i));
            left.RemoveAll(j => row[j] >= 0 && !forbidden.Contains(j) && Reach(j));
            if (mentees.Count > MostRead)
                return null;
        }
        return places == 0 ? null : new(mentees.Count, places);

        int FreeAt(int mentor) => view.State.Places(mentor) - view.State.LocksOfMentor(mentor);

        bool Reach(int mentor)
        {
            places += FreeAt(mentor);
            foreach (var other in view.Held[mentor].Where(mentees.Add))
                queue.Enqueue(other);
            return true;
        }
    }
}
