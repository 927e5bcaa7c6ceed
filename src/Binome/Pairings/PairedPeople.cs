using Binome.Enrolment;
using Binome.Platform;

namespace Binome.Pairings;

/// <summary>Who of those who take part has a running pair, and who waits for one.</summary>
internal static class PairedPeople
{
    public static readonly IReadOnlyList<PeopleFilter> Filters =
    [
        new("waiting", "pairings.people.waiting", 1, Waiting),
        new("paired", "pairings.people.paired", 2, Paired),
    ];

    /// <summary>Mentees with fewer mentors than they want, mentors without a mentee.</summary>
    private static IQueryable<ListedParticipant> Waiting(BinomeDb db, IQueryable<ListedParticipant> all)
    {
        var serving = db.Pairings.Serving();
        return all.Where(l => l.Participant.WithdrawnAt == null)
            .Where(l =>
                l.Participant.Kind == ParticipantKind.Mentee
                    ? serving.Count(p => p.MenteeId == l.Participant.Id) < l.Participant.Demand
                    : !db.Pairings.Any(p => p.MentorId == l.Participant.Id && p.EndedAt == null)
            );
    }

    private static IQueryable<ListedParticipant> Paired(BinomeDb db, IQueryable<ListedParticipant> all) =>
        all.Where(l => db.Pairings.Any(p => (p.MentorId == l.Participant.Id || p.MenteeId == l.Participant.Id) && p.EndedAt == null));
}
