using System.Security.Cryptography;
using System.Text;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Peers;

/// <summary>Somebody of a group, or who waits for one.</summary>
public sealed record KnownPeer(Participant Participant, Person Person)
{
    /// <remarks>The same as the query <see cref="PeerQueries.WaitForPeers"/> asks of whoever has no seat.</remarks>
    public bool Wishes(DateOnly today) =>
        Participant is { IsEnrolled: true, WishesPeersAt: not null, IsSealed: false } && (Person.LeftOn is not { } left || left > today);
}

/// <summary>A round as it would be made now.</summary>
public sealed record Round(Formed Formed, IReadOnlyDictionary<Id<Participant>, KnownPeer> People)
{
    /// <summary>Ties the button that makes the groups to those that were shown.</summary>
    public string Seen =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('|', Formed.Groups.Select(g => $"{g.Language} {string.Join(' ', g.Members.Select(m => m.Id))}"))
                )
            )
        );
}

/// <summary>Peers' named queries. A group is read by those in it, and by the managers of its programme.</summary>
public static class PeerQueries
{
    /// <summary>People of one round: a proposal is one page, and each is compared with each.</summary>
    public const int Most = 200;

    /// <summary>Who wishes for peers, is here, and is in no group; nobody sealed ever.</summary>
    public static IQueryable<Participant> WaitForPeers(this BinomeDb db, Id<Programme> programme, DateOnly today) =>
        db
            .Participants.Enrolled()
            .Where(p =>
                p.ProgrammeId == programme
                && p.WishesPeersAt != null
                && p.Discretion != Discretion.Sealed
                && db.People.Any(x => x.Id == p.PersonId && (x.LeftOn == null || x.LeftOn > today))
                && !db.PeerSeats.Any(s => s.ParticipantId == p.Id)
            );

    public static IQueryable<PeerGroup> GroupsOf(this BinomeDb db, Id<Programme> programme) =>
        db.PeerGroups.Where(g => g.ProgrammeId == programme && g.ClosedAt == null);

    /// <summary>Who sits in these groups: one statement.</summary>
    public static async Task<ILookup<Id<PeerGroup>, KnownPeer>> PeersOf(
        this BinomeDb db,
        IReadOnlyCollection<Id<PeerGroup>> groups,
        CancellationToken stop
    ) =>
        (
            await (
                from seat in db.PeerSeats
                where EF.Parameter(groups).Contains(seat.GroupId)
                join part in db.Participants on seat.ParticipantId equals part.Id
                join person in db.People on part.PersonId equals person.Id
                orderby person.Search, person.Id
                select new { seat.GroupId, Peer = new KnownPeer(part, person) }
            )
                .AsNoTracking()
                .ToListAsync(stop)
        ).ToLookup(r => r.GroupId, r => r.Peer);

    /// <summary>The next round, from those who have waited longest: two statements.</summary>
    public static async Task<Round> NextRound(this BinomeDb db, Id<Programme> programme, DateTime now, CancellationToken stop)
    {
        var rows = await (
            from part in db.WaitForPeers(programme, DateOnly.FromDateTime(now))
            join person in db.People on part.PersonId equals person.Id
            from profile in db.Profiles.Where(x => x.PersonId == person.Id).DefaultIfEmpty()
            orderby part.WishesPeersAt, person.Search, part.Id
            select new
            {
                Peer = new KnownPeer(part, person),
                Zone = profile.TimeZone,
                profile.Language,
            }
        )
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.Peer.Person.Id);
        var lines = (await db.InLine(ids, ids, stop)).Select(l => (l.Below, l.Above));
        return new(
            FormGroups.Of([.. rows.Select(r => Waiting(r.Peer, r.Zone, r.Language, now))], lines),
            rows.ToDictionary(r => r.Peer.Participant.Id, r => r.Peer)
        );
    }

    private static WaitingPeer Waiting(KnownPeer peer, string? zone, string? language, DateTime now)
    {
        var (part, person) = (peer.Participant, peer.Person);
        List<string> spoken = [.. person.Languages.Split('|', StringSplitOptions.RemoveEmptyEntries)];
        // Where the directory says nothing, they read our mails at least.
        if (spoken.Count == 0)
            spoken.Add(language ?? Profile.LanguageOf(""));
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? person.TimeZone ?? "", out var clock)
            ? clock.GetUtcOffset(now)
            : default;
        return new(
            part.Id,
            person.Id,
            part.WishesPeersAt!.Value,
            spoken,
            person.Search,
            person.ManagerId,
            person.Unit,
            person.City,
            (int)offset.TotalMinutes
        );
    }
}
