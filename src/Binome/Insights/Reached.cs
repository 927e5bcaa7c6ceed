using Binome.Counts;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Protection;
using Binome.Selection;
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
/// <param name="Alone">Who wait for a mentor, as <see cref="PairingsView.WithoutPair"/> says it.</param>
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

    /// <summary>Who offers to be a mentor and waits for an answer; since when the first of them, and when the nearest is promised. Managers alone know.</summary>
    public int Candidates { get; init; }
    public DateTime? CandidatesSince { get; init; }
    public DateTime? Promised { get; init; }

    /// <summary>Calls to a trusted person, how many were answered, since when the oldest waits, and whether there is one to call. Managers alone know.</summary>
    public int Calls { get; init; }
    public int CallsAnswered { get; init; }
    public DateTime? CallsSince { get; init; }
    public bool HasTrusted { get; init; }

    public HelpCounts Help => new(Calls, CallsAnswered, CallsSince, HasTrusted);

    /// <summary>One statement.</summary>
    /// <param name="counts">Of the whole programme; without them, those whom the reader runs it for are counted one by one.</param>
    public static Task<Reached> Read(BinomeDb db, Remit remit, CurrentCounts? counts, DateOnly today, CancellationToken stop) =>
        counts is null ? Count(db, remit, today, stop) : Sum(db, remit, counts, today, stop);

    private static Task<Reached> Sum(BinomeDb db, Remit remit, CurrentCounts counts, DateOnly today, CancellationToken stop)
    {
        var (programme, leads) = (remit.Programme.Id, remit.Roles.Contains(RoleKind.Manager));
        var enrolled = counts.Participants(programme).Where(p => p.IsEnrolled);
        var mentees = enrolled.Where(p => p.Kind == ParticipantKind.Mentee);
        var held = counts.Sessions(programme).Where(s => s.State == SessionState.Held);
        var scope = counts.InScope(remit.Programme, today);
        var invited = counts.Invited(programme, ParticipantKind.Mentee);
        var hours = EvaluationFigures.HoursCounted(db, programme);
        var counted = EvaluationFigures.MenteesCounted(db, programme);
        var candidates = db.Applications.Open(db, programme).Where(_ => leads);
        var (calls, trusted) = (
            db.HelpCalls.Where(c => leads && c.ProgrammeId == programme),
            db.Trusted(programme, today).Where(_ => leads)
        );
        var waiting = calls.Where(c => c.AnsweredAt == null).Reachable(db, today); // what nobody can answer waits for nobody
        return db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new Reached(
                leads ? scope.Sum() : 0,
                leads ? invited.Sum() : 0,
                enrolled.Where(m => m.Kind == ParticipantKind.Mentor).Sum(m => m.People),
                mentees.Sum(m => m.People),
                mentees.Where(m => m.IsAnnounced).Sum(m => m.People),
                mentees.Where(m => m.IsAccepted).Sum(m => m.People),
                mentees.Where(m => m.HasMet).Sum(m => m.People),
                leads ? counted.Sum() : 0,
                mentees.Where(m => !m.IsPaired).Sum(m => m.People),
                held.Sum(s => s.Seen)
            )
            {
                Candidates = candidates.Count(),
                CandidatesSince = candidates.Min(a => (DateTime?)a.SentAt),
                Promised = candidates.Min(a => (DateTime?)a.PromisedAt),
                Given = leads ? hours.Sum(t => t.Answers) : 0,
                Calls = calls.Count(),
                CallsAnswered = calls.Count(c => c.AnsweredAt != null),
                CallsSince = waiting.Min(c => (DateTime?)c.MadeAt),
                HasTrusted = trusted.Any(),
                GivenHalves = leads ? hours.Sum(t => (long)t.Answers * t.Value) : 0,
            })
            .SingleAsync(stop);
    }

    private static async Task<Reached> Count(BinomeDb db, Remit remit, DateOnly today, CancellationToken stop)
    {
        var (programme, leads) = (remit.Programme.Id, remit.Roles.Contains(RoleKind.Manager));
        var enrolled = db.Participants.In(db, remit).Enrolled();
        var mentees = enrolled.Where(p => p.Kind == ParticipantKind.Mentee);
        var pairs = db.Pairings.Where(p => p.ProgrammeId == programme);
        var announced = pairs.Where(p => p.AnnouncedAt != null).Select(p => p.MenteeId);
        var accepted = pairs.Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null).Select(p => p.MenteeId);
        var alone = db.WithoutPair(remit);
        var met =
            from session in db.Sessions
            where session.ProgrammeId == programme && session.State == SessionState.Held
            join seat in db.SessionSeats on session.Id equals seat.SessionId
            select seat.ParticipantId;
        var held = db.Sessions.In(db, remit).Where(f => f.State == SessionState.Held).Select(f => f.Session);
        var scope = db.InScope(remit.Programme).Present(today);
        var hours = EvaluationFigures.HoursCounted(db, programme);
        var counted = EvaluationFigures.MenteesCounted(db, programme);
        var candidates = db.Applications.Open(db, programme).Where(_ => leads);
        var (calls, trusted) = (
            db.HelpCalls.Where(c => leads && c.ProgrammeId == programme),
            db.Trusted(programme, today).Where(_ => leads)
        );
        var waiting = calls.Where(c => c.AnsweredAt == null).Reachable(db, today); // what nobody can answer waits for nobody
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
                alone.Count(),
                held.Distinct().Count()
            )
            {
                Candidates = candidates.Count(),
                CandidatesSince = candidates.Min(a => (DateTime?)a.SentAt),
                Promised = candidates.Min(a => (DateTime?)a.PromisedAt),
                Given = leads ? hours.Sum(t => t.Answers) : 0,
                Calls = calls.Count(),
                CallsAnswered = calls.Count(c => c.AnsweredAt != null),
                CallsSince = waiting.Min(c => (DateTime?)c.MadeAt),
                HasTrusted = trusted.Any(),
                GivenHalves = leads ? hours.Sum(t => (long)t.Answers * t.Value) : 0,
            })
            .SingleAsync(stop);
    }
}
