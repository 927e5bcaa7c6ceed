using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>How a programme stands, in counts of those whom the viewer runs it for.</summary>
/// <param name="Begun">Forms begun and not sent.</param>
/// <param name="Asleep">Invited who have not answered, as far as a manager may know.</param>
/// <param name="Unaccepted">Announced pairs that wait for a yes.</param>
/// <param name="Conflicts">Running pairs that a rule now forbids.</param>
/// <param name="Alone">Enrolled mentees with fewer pairs that run or are done than they want.</param>
public sealed record ProgrammeCounts(
    int Invited,
    int Asleep,
    int Mentors,
    int Places,
    int Mentees,
    int Begun,
    int Pairs,
    int Unaccepted,
    int Conflicts,
    int Alone
)
{
    /// <summary>Running pairs that nobody was told of yet.</summary>
    public int Soon { get; init; }

    public int Enrolled => Mentors + Mentees;

    /// <summary>Three statements, each of which goes through what it counts once.</summary>
    public static async Task<ProgrammeCounts> Read(BinomeDb db, Remit remit, CancellationToken stop)
    {
        var programme = remit.Programme.Id;
        var without = db.WithoutPair(remit).Select(m => m.Id);
        var kinds = await db
            .Participants.In(db, remit)
            .Where(p => p.WithdrawnAt == null && p.CandidateSince == null)
            .GroupBy(p => new
            {
                p.Kind,
                IsEnrolled = p.EnrolledAt != null,
                IsAlone = without.Contains(p.Id),
            })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.IsEnrolled,
                g.Key.IsAlone,
                Count = g.Count(),
                Places = g.Sum(p => p.Capacity),
            })
            .ToListAsync(stop);
        var pairs = await db
            .Pairings.In(db, remit)
            .Running()
            .GroupBy(p => new
            {
                Waits = p.AnnouncedAt != null && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null),
                IsSoon = p.AnnouncedAt == null,
                IsInConflict = p.ConflictAt != null, // one that somebody keeps is decided
            })
            .Select(g => new
            {
                g.Key.Waits,
                g.Key.IsSoon,
                g.Key.IsInConflict,
                Count = g.Count(),
            })
            .ToListAsync(stop);
        // As the page of the call counts them: a difference between the two would be the sealed people.
        var waiting = db.Invitations.Waiting(db, programme).Select(i => i.Id);
        var isLed = remit.Roles.Contains(RoleKind.Manager);
        var invited = await db
            .Invitations.Where(i => i.ProgrammeId == programme && isLed)
            .GroupBy(i => waiting.Contains(i.Id))
            .Select(g => new { IsAsleep = g.Key, Count = g.Count() })
            .ToListAsync(stop);
        int Of(ParticipantKind kind) => kinds.Where(k => k.IsEnrolled && k.Kind == kind).Sum(k => k.Count);
        return new(
            invited.Sum(i => i.Count),
            invited.Where(i => i.IsAsleep).Sum(i => i.Count),
            Of(ParticipantKind.Mentor),
            kinds.Where(k => k.IsEnrolled && k.Kind == ParticipantKind.Mentor).Sum(k => k.Places),
            Of(ParticipantKind.Mentee),
            kinds.Where(k => !k.IsEnrolled).Sum(k => k.Count),
            pairs.Sum(p => p.Count),
            pairs.Where(p => p.Waits).Sum(p => p.Count),
            pairs.Where(p => p.IsInConflict).Sum(p => p.Count),
            kinds.Where(k => k.IsEnrolled && k.Kind == ParticipantKind.Mentee && k.IsAlone).Sum(k => k.Count)
        )
        {
            Soon = pairs.Where(p => p.IsSoon).Sum(p => p.Count),
        };
    }

    /// <summary>Below so many a number could be a person.</summary>
    private const int Least = 5;

    /// <summary>What a sponsor reads: mentors, mentees, running pairs; in one statement, and no name.</summary>
    public static async Task<IReadOnlyList<Fact>> ForSponsor(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var enrolled = db.Participants.Enrolled().Where(p => p.ProgrammeId == programme);
        var counts = await db
            .Programmes.Where(p => p.Id == programme)
            .Select(_ => new
            {
                Mentors = enrolled.Count(p => p.Kind == ParticipantKind.Mentor),
                Mentees = enrolled.Count(p => p.Kind == ParticipantKind.Mentee),
                Pairs = db.Pairings.Count(p => p.ProgrammeId == programme && p.EndedAt == null && p.AnnouncedAt != null),
            })
            .SingleAsync(stop);
        return
        [
            new(Say(counts.Mentors), Words.Get("programmes.fact.mentors")),
            new(Say(counts.Mentees), Words.Get("programmes.fact.mentees")),
            new(Say(counts.Pairs), Words.Get("programmes.fact.pairs")),
        ];

        static string Say(int count) =>
            count < Least ? Words.Get("programmes.sponsor.few") : count.ToString("N0", CultureInfo.CurrentCulture);
    }
}
