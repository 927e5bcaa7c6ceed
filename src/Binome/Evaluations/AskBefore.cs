using Binome.Enrolment;
using Binome.Platform;
using Binome.Sessions;

namespace Binome.Evaluations;

public static class AskBefore
{
    /// <summary>Who takes part, has met nobody yet, and has not said how far they are.</summary>
    public static IQueryable<Participant> AskedBefore(this BinomeDb db) =>
        db.Participants.Where(p =>
            p.EnrolledAt != null
            && p.WithdrawnAt == null
            && p.CandidateSince == null
            && !db.SelfAssessments.Any(a => a.ParticipantId == p.Id && a.Asked == Asked.Before)
            && !db.SessionSeats.Any(s =>
                s.ParticipantId == p.Id && db.Sessions.Any(x => x.Id == s.SessionId && x.State == SessionState.Held)
            )
        );
}
