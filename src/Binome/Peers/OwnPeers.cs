using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Peers;

/// <summary>Tells somebody of their group; erased, they are in none and named in no mail of one; with a programme, its groups go. Says in which group somebody is where they ask how they stand.</summary>
internal sealed class OwnPeers(BinomeDb db, LeaveGroups leave, PeerMails mails)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>,
        IReact<StandingAsked>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from part in db.Participants.AsNoTracking()
            where part.PersonId == fact.Person
            join seat in db.PeerSeats on part.Id equals seat.ParticipantId
            join peer in db.PeerGroups on seat.GroupId equals peer.Id
            join programme in db.Programmes on peer.ProgrammeId equals programme.Id
            join beside in db.PeerSeats on peer.Id equals beside.GroupId
            join other in db.Participants on beside.ParticipantId equals other.Id
            join person in db.People on other.PersonId equals person.Id
            where other.Id != part.Id
            orderby peer.MadeAt, person.Search
            select new
            {
                peer.Id,
                peer.MadeAt,
                programme.Name,
                Person = person,
            }
        ).ToListAsync(stop);
        foreach (var group in rows.GroupBy(r => r.Id))
            fact.Add(
                "peers.data",
                group.First().Name,
                AfterErasure.Goes,
                [
                    new(
                        "since",
                        group.First().MadeAt.ToString("O", CultureInfo.InvariantCulture),
                        ProgrammeWords.Day(group.First().MadeAt)
                    ),
                    .. group.Select(r => new KeptFact("with", r.Person.NameFor(fact.By))),
                ]
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var own = await db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id).ToListAsync(stop);
        await leave.Run(own, fact.At, stop);
        await mails.Unname(own, stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db
            .PeerSeats.Where(s => db.PeerGroups.Any(g => g.Id == s.GroupId && g.ProgrammeId == fact.Programme))
            .ExecuteDeleteAsync(stop);
        await db.PeerGroups.Where(g => g.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
    }

    /// <summary>One statement, for those alone who wished it.</summary>
    public async Task On(StandingAsked fact, CancellationToken stop)
    {
        var wishing = fact.Parts.Where(p => p is { IsEnrolled: true, WishesPeersAt: not null }).Select(p => p.Id).ToList();
        if (wishing.Count == 0)
            return;
        var rows = await (
            from seat in db.PeerSeats
            where EF.Parameter(wishing).Contains(seat.ParticipantId)
            join peer in db.PeerGroups on seat.GroupId equals peer.Id
            join beside in db.PeerSeats on peer.Id equals beside.GroupId
            where beside.ParticipantId != seat.ParticipantId
            join part in db.Participants on beside.ParticipantId equals part.Id
            join person in db.People on part.PersonId equals person.Id
            orderby person.Search, person.Id
            select new
            {
                Me = seat.ParticipantId,
                Group = peer,
                Person = person,
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var others = rows.ToLookup(r => r.Me);
        foreach (var part in wishing)
            fact.Said[part] =
            [
                .. fact.Said.GetValueOrDefault(part) ?? [],
                .. others[part].FirstOrDefault() is { Group: var group }
                    ? Say(group, others[part].Select(r => r.Person))
                    : [Words.Get("peers.standing.waits")],
            ];
    }

    private static IEnumerable<string> Say(PeerGroup group, IEnumerable<Person> others)
    {
        var names = others.Select(p => p.NameFor(Viewer.Stranger with { Organisation = p.Organisation }));
        yield return Words.Get("peers.standing.group", string.Join(", ", names));
        if (group.LeftAt is not null)
            yield return Words.Get("peers.standing.left");
    }
}
