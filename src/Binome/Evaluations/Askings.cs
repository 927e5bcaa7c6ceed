using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>How many were asked, cell by cell: facts of life, which move at once; how many of them answered is published with what they said.</summary>
/// <param name="MentorSeats">In sessions that were held; each is asked about each.</param>
/// <param name="MentorsMet">Mentors who sat there.</param>
/// <param name="Mentors">Who enrolled, whether they still take part or not.</param>
/// <param name="MentorsDone">Whose pair met and is done.</param>
/// <param name="Soon">Mentees for whom that is two weeks ago.</param>
/// <param name="Later">And eight weeks ago.</param>
internal sealed record Askings(
    int MentorSeats,
    int MenteeSeats,
    int MentorsMet,
    int Mentors,
    int Mentees,
    int MentorsDone,
    int MenteesDone,
    int Soon,
    int Later
)
{
    public int In(Cell cell) =>
        cell switch
        {
            Cell.Mentors => MentorSeats,
            Cell.Mentees => MenteeSeats,
            Cell.MentorsHours => MentorsMet,
            Cell.MentorsBefore => Mentors,
            Cell.MenteesBefore => Mentees,
            Cell.MentorsAfter => MentorsDone,
            Cell.MenteesAfter => MenteesDone,
            Cell.UsedSoon => Soon,
            Cell.UsedLater => Later,
            _ => 0,
        };

    /// <summary>One statement, however many take part.</summary>
    public static Task<Askings> Read(BinomeDb db, Id<Programme> programme, DateTime now, CancellationToken stop)
    {
        var (soon, later) = (now - SelfAssessmentSheet.Soon, now - SelfAssessmentSheet.Later);
        var seats =
            from session in db.Sessions
            where session.ProgrammeId == programme && session.State == SessionState.Held
            join seat in db.SessionSeats on session.Id equals seat.SessionId
            join part in db.Participants on seat.ParticipantId equals part.Id
            select part;
        var enrolled = db.Participants.Where(p => p.ProgrammeId == programme && p.EnrolledAt != null);
        var done =
            from pairing in db.Pairings
            where pairing.ProgrammeId == programme && pairing.End == PairingEnd.Closed
            where
                db.SessionSeats.Any(s =>
                    s.PairingId == pairing.Id && db.Sessions.Any(x => x.Id == s.SessionId && x.State == SessionState.Held)
                )
            select pairing;
        return db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new Askings(
                seats.Count(s => s.Kind == ParticipantKind.Mentor),
                seats.Count(s => s.Kind == ParticipantKind.Mentee),
                seats.Where(s => s.Kind == ParticipantKind.Mentor).Select(s => s.Id).Distinct().Count(),
                enrolled.Count(e => e.Kind == ParticipantKind.Mentor),
                enrolled.Count(e => e.Kind == ParticipantKind.Mentee),
                done.Select(d => d.MentorId).Distinct().Count(),
                done.Select(d => d.MenteeId).Distinct().Count(),
                done.Where(d => d.EndedAt <= soon).Select(d => d.MenteeId).Distinct().Count(),
                done.Where(d => d.EndedAt <= later).Select(d => d.MenteeId).Distinct().Count()
            ))
            .SingleAsync(stop);
    }
}
