using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Peers;

/// <summary>Takes people out of their groups, for whatever reason: no mail says so, or whoever became sealed would be told from whoever left.</summary>
public sealed class LeaveGroups(BinomeDb db) : IReact<PeersUnwished>, IReact<ParticipantWithdrew>, IReact<PeopleLeft>
{
    public Task On(PeersUnwished fact, CancellationToken stop) => Run([fact.Participant], fact.At, stop);

    public Task On(ParticipantWithdrew fact, CancellationToken stop) => Run([fact.Participant], fact.At, stop);

    public async Task On(PeopleLeft fact, CancellationToken stop)
    {
        var gone = fact.People;
        var parts = db.Participants.Where(p => EF.Parameter(gone).Contains(p.PersonId));
        await Run(
            await db.PeerSeats.Where(s => parts.Any(p => p.Id == s.ParticipantId)).Select(s => s.ParticipantId).ToListAsync(stop),
            fact.At,
            stop
        );
    }

    /// <summary>Whoever would be left alone waits for another group.</summary>
    public async Task Run(IReadOnlyCollection<Id<Participant>> leaving, DateTime at, CancellationToken stop)
    {
        if (leaving.Count == 0)
            return;
        var left = db.PeerSeats.Where(s => EF.Parameter(leaving).Contains(s.ParticipantId)).Select(s => s.GroupId);
        var groups = await db.PeerGroups.Where(g => left.Contains(g.Id)).ToDictionaryAsync(g => g.Id, stop);
        var seats = await db.PeerSeats.Where(s => left.Contains(s.GroupId)).ToListAsync(stop);
        foreach (var of in seats.GroupBy(s => s.GroupId))
        {
            var staying = of.Count(s => !leaving.Contains(s.ParticipantId));
            groups[of.Key].Lose(staying, at);
            db.RemoveRange(of.Where(s => groups[of.Key].ClosedAt is not null || leaving.Contains(s.ParticipantId)));
        }
    }
}
