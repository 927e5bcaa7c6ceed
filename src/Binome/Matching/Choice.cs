using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>A mentor whom one might choose by hand, and what the whole would lose by it.</summary>
/// <param name="Why">Why the pair cannot be, of somebody looked for by name; null when it can.</param>
internal sealed record Candidate(int Mentor, int Fit, Alternative? Cost, string? Why);

/// <summary>One mentee for whom somebody else may be chosen by hand.</summary>
/// <param name="Mentor">The mentor of the pair that one came from, or -1.</param>
internal sealed record Choice(int Mentee, int Mentor, IReadOnlyList<Candidate> Candidates)
{
    private const int MostCandidates = 8;

    /// <summary>The best fits; or, once a name was looked for, those of that name, whether they can be had or not.</summary>
    public static Choice? Of(OpenBoard board, BoardAsked asked)
    {
        var (people, view) = (board.Live.People, board.View);
        var mentee = people.Mentee(people.Reference(asked.Choose));
        if (mentee < 0 || people.IsSealed(-1, mentee)) // whom a sealed person may not have would tell who they are
            return null;
        var theirs = view.MentorsOf[mentee].ToHashSet();
        var (row, forbidden) = (people.Rows.Of(mentee), view.State.ForbiddenTo(mentee));
        var best = row.Select(
                (fit, mentor) =>
                    (Mentor: mentor, Fit: fit, IsPossible: fit >= 0 && !forbidden.Contains(mentor) && view.State.Places(mentor) > 0)
            )
            .Where(one => !theirs.Contains(one.Mentor) && (asked.Found?.Contains(people.MentorId(one.Mentor)) ?? one.IsPossible))
            .OrderByDescending(one => one.IsPossible)
            .ThenByDescending(one => one.IsPossible ? one.Fit : 0)
            .ThenBy(one => one.Mentor)
            .Take(MostCandidates)
            .Select(c => new Candidate(
                c.Mentor,
                c.Fit,
                c.IsPossible ? board.Live.Cost(view, mentee, c.Mentor) : null,
                c.IsPossible ? null : Why(people, view.State, mentee, c.Mentor)
            ));
        return new(mentee, people.Mentor(people.Reference(asked.With)), [.. best]);
    }

    /// <summary>Participants who offer and whose name, job, unit or city has these words. One statement.</summary>
    public static async Task<IReadOnlySet<Guid>> Find(BinomeDb db, Remit remit, string typed, CancellationToken stop) =>
        (
            await db
                .Participants.In(db, remit)
                .Where(p => p.Kind == ParticipantKind.Mentor)
                .Where(p => db.People.Of(remit.Viewer).Matching(typed).Any(x => x.Id == p.PersonId))
                .Select(p => p.Id)
                .ToListAsync(stop)
        )
            .Select(id => id.Value)
            .ToHashSet();

    private static string Why(BoardPeople people, BoardState state, int mentee, int mentor) =>
        people.Roster.Forbids(mentee, mentor) is { } obstacle ? BoardWords.Rule(people, obstacle, mentor, mentee)
        : state.Forbids.Contains((mentor, mentee)) ? Words.Get("matching.board.rule.forbid")
        : Words.Get("matching.board.rule.noPlace");
}
