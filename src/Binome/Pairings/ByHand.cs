using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>What a mentee who waits asks for, to whoever chooses a mentor by hand: <see cref="HandOver"/> says who is possible, and publishes.</summary>
public sealed class ByHand(BinomeDb db)
{
    /// <summary>Mentors with a free place whom the mentee has not.</summary>
    private IQueryable<Participant> Free(Remit remit, Id<Participant> mentee) =>
        from mentor in db.Participants.In(db, remit).Enrolled()
        where mentor.Kind == ParticipantKind.Mentor
        where db.Pairings.Count(p => p.MentorId == mentor.Id && p.EndedAt == null) < mentor.Capacity
        where
            !db.Pairings.Any(p =>
                p.MentorId == mentor.Id
                && p.MenteeId == mentee
                && (p.EndedAt == null || p.End == PairingEnd.Declined || p.End == PairingEnd.Left)
            )
        select mentor;

    /// <summary>What the mentee asks for, the most important first, and how many mentors with a free place know each of it.</summary>
    public IQueryable<AskedFor> Needs(Remit remit, Id<Participant> mentee)
    {
        var (free, programme) = (Free(remit, mentee), remit.Programme.Id);
        return from need in db.ParticipantTopics
            where need.ParticipantId == mentee
            join topic in db.ProgrammeTopics on need.Topic equals topic.Code
            where topic.ProgrammeId == programme
            orderby need.Level descending, topic.Position
            select new AskedFor(
                topic,
                need.Level,
                db.ParticipantTopics.Count(s => s.Topic == need.Topic && free.Any(m => m.Id == s.ParticipantId))
            );
    }
}
