using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>How far the mentees of a programme have come, of those whom the reader runs it for.</summary>
/// <param name="InScope">People who may join, as mentors or mentees; managers alone know.</param>
/// <param name="Invited">To be mentored; managers alone know.</param>
/// <param name="Paired">Enrolled, and announced in a pair at least once.</param>
/// <param name="Accepted">In a pair that both have accepted at least once.</param>
/// <param name="Met">Held a session.</param>
/// <param name="Evaluated">Whose answers figures count by now: in batches, and for managers alone.</param>
/// <param name="Alone">Enrolled, without a running pair.</param>
/// <param name="Held">Sessions, those of sealed people too.</param>
public sealed record Reached(
    int InScope,
    int Invited,
    int Mentors,
    int Mentees,
    int Paired,
    int Accepted,
    int Met,
    int Evaluated,
    int Alone,
    int Held
)
{
    /// <summary>Answers of mentors about their hours that figures count, and their sum in half hours: in batches, and for managers alone.</summary>
    public int Given { get; init; }
    public long GivenHalves { get; init; }

    /// <summary>One statement, however many take part.</summary>
    public static async Task<Reached> Read(BinomeDb db, Remit remit, DateOnly today, CancellationToken stop)
    {
        var (programme, leads) = (remit.Programme.Id, remit.Roles.Contains(RoleKind.Manager));
        var enrolled = db.Participants.In(db, remit).Enrolled();
        var mentees = enrolled.Where(p => p.Kind == ParticipantKind.Mentee);
        var pairs = db.Pairings.Where(p => p.ProgrammeId == programme);
        var announced = pairs.Where(p => p.AnnouncedAt != null).Select(p => p.MenteeId);
        var accepted = pairs.Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null).Select(p => p.MenteeId);
        var running = pairs.Running().Select(p => p.MenteeId);
        var met =
            from session in db.Sessions
            where session.ProgrammeId == programme && session.State == SessionState.Held
            join seat in db.SessionSeats on session.Id equals seat.SessionId
            select seat.ParticipantId;
        var held = db.Sessions.In(db, remit).Where(f => f.State == SessionState.Held).Select(f => f.Session);
        var scope = db.InScope(remit.Programme).Present(today);
        var hours = EvaluationFigures.HoursCounted(db, programme);
        var counted = EvaluationFigures.MenteesCounted(db, programme);
        return await db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new Reached(
                leads ? scope.Count() : 0,
                leads ? db.Invitations.Count(i => i.ProgrammeId == programme && i.Kind == ParticipantKind.Mentee) : 0,
                enrolled.Count(m => m.Kind == ParticipantKind.Mentor),
                mentees.Count(),
                mentees.Count(m => announced.Contains(m.Id)),
                mentees.Count(m => accepted.Contains(m.Id)),
                mentees.Count(m => met.Contains(m.Id)),
                leads ? counted.Sum() : 0,
                mentees.Count(m => !running.Contains(m.Id)),
                held.Distinct().Count()
            )
            {
                Given = leads ? hours.Sum(t => t.Answers) : 0,
                GivenHalves = leads ? hours.Sum(t => (long)t.Answers * t.Value) : 0,
            })
            .SingleAsync(stop);
    }
}
