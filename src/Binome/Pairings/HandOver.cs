using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Gives a mentee to another mentor with a free place: ends the pair and publishes the new one, confirmed by whoever asks.</summary>
public sealed class HandOver(BinomeDb db, EndPairing end, Publish publish)
{
    /// <summary>Mentors with a free place, those who know most of what the mentee needs first.</summary>
    public IQueryable<Participant> Free(Pairing pairing, Viewer viewer) =>
        from mentor in db.Participants.Of(db, viewer).Enrolled()
        where mentor.ProgrammeId == pairing.ProgrammeId && mentor.Kind == ParticipantKind.Mentor && mentor.Id != pairing.MentorId
        where db.Pairings.Count(p => p.MentorId == mentor.Id && p.EndedAt == null) < mentor.Capacity
        where !db.Pairings.Any(p => p.MentorId == mentor.Id && p.MenteeId == pairing.MenteeId && p.EndedAt == null)
        orderby (
            from skill in db.ParticipantTopics
            from need in db.ParticipantTopics
            where skill.ParticipantId == mentor.Id && need.ParticipantId == pairing.MenteeId && need.Topic == skill.Topic
            select skill.Level * need.Level
        ).Sum() descending, mentor.Alias
        select mentor;

    public async Task<Pairing> Run(Programme programme, KnownPair pair, Id<Participant> to, Viewer by, CancellationToken stop)
    {
        var mentor =
            await Free(pair.Pairing, by).FirstOrDefaultAsync(m => m.Id == to, stop)
            ?? throw new RefusedException("pairings.refused.noPlace");
        // The pair is ended last: after a refusal its page is shown as it was.
        var reasons = await Reasons(mentor.Id, pair.Mentee.Id, stop);
        var published = await publish.Run(programme, Guid.Empty, [new(mentor.Id, pair.Mentee.Id, 0, reasons.ToJson())], by, stop);
        // A veto and a rule of the house are one refusal: which of them it is, is nobody's to know.
        if (published[0].Conflict is not null || await Vetoes(mentor, pair.Mentee, stop))
            throw new RefusedException("pairings.refused.notPossible");
        await end.Run(pair.Pairing, PairingEnd.HandedOver, by.Actor, stop);
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

    private async Task<PairingReasons> Reasons(Id<Participant> mentor, Id<Participant> mentee, CancellationToken stop)
    {
        var topics = await (
            from skill in db.ParticipantTopics
            join need in db.ParticipantTopics on skill.Topic equals need.Topic
            where skill.ParticipantId == mentor && need.ParticipantId == mentee
            orderby skill.Level * need.Level descending, skill.Topic
            select new CommonTopic(skill.Topic, skill.Level, need.Level)
        ).ToListAsync(stop);
        return new() { Topics = topics, ByHand = true };
    }
}
