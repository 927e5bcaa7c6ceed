using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>One of the reader's own parts, and who by name reads what of it.</summary>
public sealed record MyReaders(Programme Programme, Participant Part, IReadOnlyList<(string Who, string What)> Lines)
{
    private static readonly RoleKind[] Roles = [RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator, RoleKind.Coach];

    /// <summary>Four statements, whatever the number of programmes.</summary>
    public static async Task<IReadOnlyList<MyReaders>> Of(BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        if (viewer.Person is null)
            return [];
        var parts = await (
            from part in db.Participants.Mine(viewer)
            where part.WithdrawnAt == null
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            join me in db.People on part.PersonId equals me.Id
            orderby part.StartedAt, programme.Name
            select new
            {
                Part = part,
                Programme = programme,
                Me = me,
                IsCoached = part.Kind == ParticipantKind.Mentor
                    && part.CandidateSince == null
                    && (
                        db.ReadinessRules.Any(r => r.ProgrammeId == programme.Id)
                        || db.SupervisionSeats.Any(s => s.ParticipantId == part.Id)
                    ),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var programmes = parts.Select(p => p.Programme.Id).ToList();
        var roles = await (
            from role in db.ProgrammeRoles
            where EF.Parameter(programmes).Contains(role.ProgrammeId) && EF.Parameter(Roles).Contains(role.Kind)
            join person in db.People.Of(viewer) on role.PersonId equals person.Id
            orderby person.Search
            select new { Role = role, Person = person }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var pairs = await db.Pairings.Mine(db, viewer).Running().WithPeople(db).AsNoTracking().ToListAsync(stop);
        var ids = parts.Select(p => p.Part.Id).ToList();
        var peers = await (
            from seat in db.PeerSeats
            where EF.Parameter(ids).Contains(seat.ParticipantId)
            join beside in db.PeerSeats on seat.GroupId equals beside.GroupId
            where beside.ParticipantId != seat.ParticipantId
            join other in db.Participants on beside.ParticipantId equals other.Id
            join person in db.People on other.PersonId equals person.Id
            orderby person.Search, person.Id
            select new { seat.ParticipantId, Person = person }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. parts.Select(p => new MyReaders(
                p.Programme,
                p.Part,
                [
                    .. Say(
                        p.Part,
                        [
                            .. roles
                                .Where(r =>
                                    r.Role.ProgrammeId == p.Programme.Id
                                    && (r.Role.Kind != RoleKind.Coordinator || IsAt(r.Role, p.Me))
                                    && (r.Role.Kind != RoleKind.Coach || p.IsCoached)
                                )
                                .Select(r => (r.Role.Kind, r.Person.NameFor(viewer))),
                        ],
                        [.. pairs.Where(x => x.Mentor.Id == p.Part.Id || x.Mentee.Id == p.Part.Id)],
                        [.. peers.Where(x => x.ParticipantId == p.Part.Id).Select(x => x.Person.NameFor(viewer))],
                        viewer
                    ),
                ]
            )),
        ];
    }

    private static IEnumerable<(string, string)> Say(
        Participant part,
        List<(RoleKind Kind, string Name)> roles,
        List<KnownPair> pairs,
        List<string> peers,
        Viewer viewer
    )
    {
        if (part.EnrolledAt is null)
        {
            yield return (Words.Get("home.readers.nobody"), Words.Get("home.readers.unsent"));
            yield break;
        }
        foreach (var kind in Roles)
        {
            var names = roles.Where(r => r.Kind == kind).Select(r => r.Name).ToList();
            if (names.Count == 0 || part.IsSealed && kind == RoleKind.Coordinator)
                continue;
            var what =
                kind == RoleKind.Coach ? Words.Get("home.readers.coached")
                : !part.IsSealed ? Words.Get($"home.readers.{part.Kind}")
                : kind == RoleKind.Manager ? Words.Get("home.readers.alias", Aliases.Say(part.Alias))
                : Words.Get("home.readers.sealed");
            yield return ($"{PairingReasons.Listed(names)}, {Words.Get($"home.readers.role.{kind}")}", what);
        }
        if (part.IsCandidate)
        {
            yield return (Words.Get("home.readers.reviewers"), Words.Get("home.readers.application"));
            yield return (Words.Get("home.readers.lineManager"), Words.Get("home.readers.timeAsked"));
        }
        foreach (var pair in pairs)
        {
            var other = pair.OtherOf(part.Id == pair.Mentor.Id ? pair.Mentor : pair.Mentee);
            var reader = new ProgrammeReader(viewer, part.ProgrammeId, false, false, new HashSet<Id<Participant>> { other.Id });
            yield return (
                $"{other.NameFor(reader, pair.PersonOf(other))}, {Words.Get("home.readers.pair")}",
                Words.Get(pair.Pairing.IsAccepted ? $"home.readers.accepted.{part.Kind}" : "home.readers.proposed")
            );
        }
        if (peers.Count > 0)
            yield return ($"{PairingReasons.Listed(peers)}, {Words.Get("home.readers.peers")}", Words.Get("home.readers.peer"));
        if (OpenPairs.Shows(part) && pairs.Any(p => p.Pairing.IsAccepted))
            yield return (Words.Get("home.readers.colleagues"), Words.Get("home.readers.open"));
        yield return (Words.Get("home.readers.others"), Words.Get("home.readers.nothing"));
    }

    /// <summary>As <see cref="ParticipantQueries.Of"/> asks the database.</summary>
    private static bool IsAt(ProgrammeRole role, Person me) =>
        (role.Countries.Length == 0 || role.Countries.Split('|').Contains(me.Country))
        && (role.Cities.Length == 0 || role.Cities.Split('|').Contains(me.City));
}
