using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Peers;

/// <summary>Makes the groups that a manager was shown, and those alone; each of them is written to.</summary>
public sealed class MakeGroups(BinomeDb db, Ids ids, Journal journal, Consequences consequences, TimeProvider clock)
{
    /// <param name="seen">Of the round that was shown, <see cref="Round.Seen"/>.</param>
    public async Task<int> Run(Id<Programme> programme, string? seen, Viewer by, CancellationToken stop)
    {
        await Enrol.Hold(db, programme, stop); // two managers who make them at once make them once
        if (await db.Programmes.AnyAsync(p => p.Id == programme && p.State == ProgrammeState.Closed, stop))
            throw new RefusedException("peers.refused.over");
        var now = clock.Now();
        var round = await db.NextRound(programme, now, stop);
        if (round.Formed.Groups.Count == 0)
            throw new RefusedException("peers.refused.nobody");
        if (round.Seen != seen)
            throw new RefusedException("peers.refused.other");
        foreach (var proposed in round.Formed.Groups)
        {
            var group = new PeerGroup(ids.New<PeerGroup>(), programme, proposed.Language, now);
            db.PeerGroups.Add(group);
            db.PeerSeats.AddRange(proposed.Members.Select(m => new PeerSeat(m.Id, group.Id)));
            await consequences.Add(PeerMails.OutboxKind, $"peers:{group.Id}", group.Id.Value, stop: stop);
        }
        journal.Write(by.Actor, "peers.audit.made", programme.ToString());
        return round.Formed.Groups.Count;
    }
}
