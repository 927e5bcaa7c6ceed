using Binome.Enrolment;
using Binome.Platform;
using Binome.Selection;

namespace Binome.Rehearsal;

/// <summary>Who offered to be a mentor and had a letter in answer: where mentors are chosen, the answer itself, or that they withdrew; elsewhere what says that they take part.</summary>
internal static class Answered
{
    public static IQueryable<Participant> Of(BinomeDb db, IQueryable<Participant> candidates) =>
        candidates.Where(p =>
            db.ProgrammeMails.Any(m =>
                m.PersonId == p.PersonId
                && m.ProgrammeId == p.ProgrammeId
                && m.QueuedAt >= p.EnrolledAt
                && (
                    m.Kind == SelectionMails.Answer
                    || m.Kind == SelectionMails.Withdrawn
                    || !db.Applications.Any(a => a.ParticipantId == p.Id)
                )
            )
        );
}
