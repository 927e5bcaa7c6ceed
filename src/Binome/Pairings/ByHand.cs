using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>One pair chosen by hand, outside a board: by a manager who hands over, or for a sealed mentee by the one person who knows them.</summary>
public sealed class ByHand(BinomeDb db, Publish publish)
{
    /// <summary>Mentors with a free place whom the mentee has not, those who know most of what the mentee needs first.</summary>
    public IQueryable<Participant> Free(Id<Programme> programme, Id<Participant> mentee, Viewer viewer) =>
        from mentor in db.Participants.Of(db, viewer).Enrolled()
        where mentor.ProgrammeId == programme && mentor.Kind == ParticipantKind.Mentor
        where db.Pairings.Count(p => p.MentorId == mentor.Id && p.EndedAt == null) < mentor.Capacity
        where
            !db.Pairings.Any(p =>
                p.MentorId == mentor.Id
                && p.MenteeId == mentee
                && (p.EndedAt == null || p.End == PairingEnd.Declined || p.End == PairingEnd.Left)
            )
        orderby (
            from skill in db.ParticipantTopics
            from need in db.ParticipantTopics
            where skill.ParticipantId == mentor.Id && need.ParticipantId == mentee && need.Topic == skill.Topic
            select skill.Level * need.Level
        ).Sum() descending, mentor.Alias
        select mentor;

    /// <summary>What the mentee asks for, the most important first, and how many mentors with a free place know each of it.</summary>
    public IQueryable<AskedFor> Needs(Id<Programme> programme, Id<Participant> mentee, Viewer viewer)
    {
        var free = Free(programme, mentee, viewer);
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

    /// <summary>Publishes it, confirmed by whoever asks; refused where a rule or a veto keeps the two apart.</summary>
    public async Task<Pairing> Run(Programme programme, Participant mentee, Id<Participant> to, Viewer by, CancellationToken stop)
    {
        var mentor =
            await Free(programme.Id, mentee.Id, by).FirstOrDefaultAsync(m => m.Id == to, stop)
            ?? throw new RefusedException("pairings.refused.noPlace");
        var reasons = await db.ReasonsByHand(mentor.Id, mentee.Id, stop);
        var published = await publish.Run(programme, Guid.Empty, [new(mentor.Id, mentee.Id, 0, reasons.ToJson())], by, stop);
        // A veto and a rule of the house are one refusal: which of them it is, is nobody's to know.
        if (published[0].Conflict is not null || await Vetoes(mentor, mentee, stop))
            throw new RefusedException("pairings.refused.notPossible");
        return published[0];
    }

    private Task<bool> Vetoes(Participant mentor, Participant mentee, CancellationToken stop) =>
        db.ParticipantChoices.AnyAsync(
            c =>
                c.Kind == ChoiceKind.Veto
                && (
                    c.ParticipantId == mentor.Id && c.OtherId == mentee.PersonId
                    || c.ParticipantId == mentee.Id && c.OtherId == mentor.PersonId
                ),
            stop
        );
}
