using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>Gives a mentee to another mentor with a free place: publishes the new pair, confirmed by whoever asks, and ends the old one.</summary>
public sealed class HandOver(EndPairing end, ByHand byHand)
{
    public IQueryable<Participant> Free(Pairing pairing, Viewer viewer) => byHand.Free(pairing.ProgrammeId, pairing.MenteeId, viewer);

    public async Task<Pairing> Run(Programme programme, KnownPair pair, Id<Participant> to, Viewer by, CancellationToken stop)
    {
        // The pair is ended last: after a refusal its page is shown as it was.
        var published = await byHand.Run(programme, pair.Mentee, to, by, stop);
        await end.Run(pair.Pairing, PairingEnd.HandedOver, by.Actor, stop);
        return published;
    }
}
