using Binome.Enrolment;
using Binome.Peers;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Peers;

/// <summary>For the tests that walk through every page: a group of peers, whose first member has the link to leave it.</summary>
internal static class FurnishedPeers
{
    public static void Make(BinomeDb db, Ids ids, DateTime now, IReadOnlyList<Participant> peers)
    {
        var group = new PeerGroup(ids.New<PeerGroup>(), peers[0].ProgrammeId, "fr", now);
        db.PeerGroups.Add(group);
        foreach (var peer in peers)
        {
            peer.WishPeers(true, now);
            db.PeerSeats.Add(new(peer.Id, group.Id));
        }
    }

    public static async Task<string> Link(BinomeDb db, World world, Id<Participant> of)
    {
        var group = await db
            .PeerSeats.Where(s => s.ParticipantId == of)
            .Join(db.PeerGroups, s => s.GroupId, g => g.Id, (_, g) => g)
            .SingleAsync();
        return world.Services.GetRequiredService<PeerLinks>().ToLeave(group.Id, of, group.MadeAt).Split('/')[^1];
    }
}
