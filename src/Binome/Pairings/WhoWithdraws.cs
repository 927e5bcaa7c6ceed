using Binome.Enrolment;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Whoever no longer takes part has no running pair: each ends, and the other one reads the neutral sentence.</summary>
internal sealed class WhoWithdraws(BinomeDb db, EndPairing end) : IReact<ParticipantWithdrew>
{
    public async Task On(ParticipantWithdrew fact, CancellationToken stop)
    {
        var running = db.Pairings.Running().Where(p => p.MentorId == fact.Participant || p.MenteeId == fact.Participant);
        foreach (var pairing in await running.ToListAsync(stop))
            await end.Run(pairing, PairingEnd.Gone, EndPairing.OneOfThem, stop);
    }
}
