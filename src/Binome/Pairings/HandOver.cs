using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Gives a mentee to a mentor with a free place, outside a board: publishes the pair, confirmed by whoever asks, and ends the one it takes the place of.</summary>
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
    private async Task<MentorsAsked> Possible(
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

    /// <summary>The best of them by name, for each mentee. One statement more.</summary>
    public async Task<IReadOnlyDictionary<Id<Participant>, IReadOnlyList<WaitingPerson>>> Best(
        Programme programme,
        IReadOnlyCollection<Id<Participant>> mentees,
        int most,
        Viewer viewer,
        CancellationToken stop
    )
    {
        var possible = await Possible(programme, mentees, stop);
        var best = mentees.Distinct().ToDictionary(m => m, m => possible.Of(m).Take(most).Select(one => one.Mentor).ToList());
        var wanted = best.Values.SelectMany(mentors => mentors).Distinct().ToList();
        var named = await db
            .Participants.Of(db, viewer)
            .AsNoTracking()
            .Where(m => EF.Parameter(wanted).Contains(m.Id))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new WaitingPerson(m, p))
            .ToDictionaryAsync(w => w.Participant.Id, stop);
        return best.ToDictionary(
            b => b.Key,
            b => (IReadOnlyList<WaitingPerson>)[.. b.Value.Where(named.ContainsKey).Select(mentor => named[mentor])]
        );
    }

    /// <param name="instead">The pair that it takes the place of, if there is one.</param>
    public async Task<Pairing> Run(
        Programme programme,
        Id<Participant> mentee,
        Pairing? instead,
        Id<Participant> to,
        Viewer by,
        CancellationToken stop
    )
    {
        await Enrol.Hold(db, programme.Id, stop); // before the people of the pair that ends: a mentor who is full holds them in this order
        var considered = (await Possible(programme, [mentee], stop, anew: true)).Of(mentee);
        if (considered.FirstOrDefault(m => m.Mentor == to) is not { } chosen)
            throw new RefusedException(await IsFree(programme, to, by, stop) ? "pairings.refused.notPossible" : "pairings.refused.noPlace");
        // The pair is ended last: after a refusal its page is shown as it was.
        var reasons = await db.ReasonsByHand(to, mentee, stop);
        var published = await publish.Run(programme, ids.New<Pairing>().Value, [new(to, mentee, chosen.Fit, reasons.ToJson())], by, stop);
        // A veto and a rule of the house are one refusal: which of them it is, is nobody's to know.
        if (published[0].Conflict is not null)
            throw new RefusedException("pairings.refused.notPossible");
        if (instead is not null)
            await end.Run(instead, PairingEnd.HandedOver, by.Actor, stop);
        foreach (var reaction in onHandedOver)
            await reaction.On(new(programme, instead, published[0], considered, by), stop);
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
