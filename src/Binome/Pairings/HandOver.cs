using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Gives a mentee to another mentor with a free place: ends the pair and publishes the new one, confirmed by whoever asks.</summary>
public sealed class HandOver(
    BinomeDb db,
    Ids ids,
    EndPairing end,
    Publish publish,
    IEnumerable<IReact<MentorsAsked>> onAsked,
    IEnumerable<IReact<PairHandedOver>> onHandedOver
)
{
    /// <summary>Whom the mentees of these pairs could be given to, the best fits first: no rule, no veto, no earlier no, and a free place.</summary>
    public async Task<MentorsAsked> Possible(
        Programme programme,
        IEnumerable<Id<Participant>> mentees,
        CancellationToken stop,
        bool anew = false
    )
    {
        var asked = new MentorsAsked(programme, [.. mentees.Distinct()], anew);
        foreach (var reaction in asked.Mentees.Count > 0 ? onAsked : [])
            await reaction.On(asked, stop);
        return asked;
    }

    /// <summary>The first of them by name, in their order. One statement.</summary>
    public async Task<IReadOnlyDictionary<Id<Participant>, WaitingPerson>> Named(
        IEnumerable<Id<Participant>> mentors,
        Viewer viewer,
        CancellationToken stop
    )
    {
        var wanted = mentors.Distinct().ToList();
        return await db
            .Participants.Of(db, viewer)
            .AsNoTracking()
            .Where(m => EF.Parameter(wanted).Contains(m.Id))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new WaitingPerson(m, p))
            .ToDictionaryAsync(w => w.Participant.Id, stop);
    }

    public async Task<Pairing> Run(Programme programme, KnownPair pair, Id<Participant> to, Viewer by, CancellationToken stop)
    {
        var considered = (await Possible(programme, [pair.Mentee.Id], stop, anew: true)).Of(pair.Mentee.Id);
        if (considered.FirstOrDefault(m => m.Mentor == to) is not { } chosen)
            throw new RefusedException(await IsFree(programme, to, by, stop) ? "pairings.refused.notPossible" : "pairings.refused.noPlace");
        // The pair is ended last: after a refusal its page is shown as it was.
        var reasons = await db.ReasonsByHand(to, pair.Mentee.Id, stop);
        var published = await publish.Run(
            programme,
            ids.New<Pairing>().Value,
            [new(to, pair.Mentee.Id, chosen.Fit, reasons.ToJson())],
            by,
            stop
        );
        // A veto and a rule of the house are one refusal: which of them it is, is nobody's to know.
        if (published[0].Conflict is not null)
            throw new RefusedException("pairings.refused.notPossible");
        await end.Run(pair.Pairing, PairingEnd.HandedOver, by.Actor, stop);
        foreach (var reaction in onHandedOver)
            await reaction.On(new(programme, pair.Pairing, published[0], considered, by), stop);
        return published[0];
    }

    private Task<bool> IsFree(Programme programme, Id<Participant> mentor, Viewer viewer, CancellationToken stop) =>
        db
            .Participants.Of(db, viewer)
            .Enrolled()
            .AnyAsync(
                m =>
                    m.Id == mentor
                    && m.ProgrammeId == programme.Id
                    && m.Kind == ParticipantKind.Mentor
                    && db.Pairings.Count(p => p.MentorId == m.Id && p.EndedAt == null) < m.Capacity,
                stop
            );
}
