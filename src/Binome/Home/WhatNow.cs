using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>One of the reader's own pairs.</summary>
public sealed record MyPair(KnownPair Pair, string Programme)
{
    /// <summary>Whether it is the reader who has not answered.</summary>
    public bool WaitsFor(Participant me) =>
        me.Kind == ParticipantKind.Mentor ? Pair.Pairing.MentorAcceptedAt is null : Pair.Pairing.MenteeAcceptedAt is null;
}

/// <summary>What the reader is in a programme, and how many running pairs they have there.</summary>
public sealed record MyPart(Participant Participant, Id<Programme> Programme, string Name, bool IsOpen, int Pairs)
{
    public bool IsUnfinished => Participant.EnrolledAt is null;
    public bool Waits => !IsUnfinished && Pairs == 0;
}

/// <summary>An invitation that waits for an answer.</summary>
public sealed record MyInvitation(Id<Programme> Programme, string Name, ParticipantKind Kind);

/// <summary>What a programme of the reader's wants from them; a coordinator reads the counts of their sites on its own pages.</summary>
public sealed record MyProgramme(
    Id<Programme> Id,
    string Name,
    bool Leads,
    int Conflicts,
    int Soon,
    int Unanswered,
    int Waiting,
    bool Board
)
{
    public int ToDo => Leads ? Conflicts + Soon + Unanswered + Waiting + (Board ? 1 : 0) : 0;
}

/// <summary>What waits for whoever looks: seven statements, whoever they are.</summary>
internal sealed record WhatNow(
    IReadOnlyList<MyPair> Pairs,
    IReadOnlyList<MyPart> Parts,
    IReadOnlyList<MyInvitation> Invitations,
    IReadOnlyList<MyProgramme> Programmes,
    IReadOnlyList<MyRole> Roles,
    ILookup<Id<Participant>, string> ShortOf
)
{
    private const int Most = 20;

    public bool IsEmpty => Pairs.Count + Parts.Count + Invitations.Count + Programmes.Count + Roles.Count == 0;

    public static async Task<WhatNow> Of(BinomeDb db, Viewer viewer, DateOnly today, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            return new([], [], [], [], [], Array.Empty<int>().ToLookup(_ => default(Id<Participant>), _ => ""));
        var pairs = await db
            .Pairings.Mine(db, viewer)
            .AsNoTracking()
            .Running()
            .WithPeople(db)
            .Join(db.Programmes, p => p.Pairing.ProgrammeId, x => x.Id, (p, x) => new { Pair = p, x.Name })
            .OrderBy(p => p.Pair.Pairing.PublishedAt)
            .Take(Most)
            .ToListAsync(stop);
        var parts = await (
            from part in db.Participants.Mine(viewer).AsNoTracking()
            where part.WithdrawnAt == null
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            where programme.State != ProgrammeState.Closed && programme.State != ProgrammeState.Draft && programme.ArchivedAt == null
            orderby part.StartedAt
            select new MyPart(
                part,
                programme.Id,
                programme.Name,
                programme.State == ProgrammeState.Enrolling && (programme.EnrolUntil == null || programme.EnrolUntil >= today),
                // Before it is announced a pair is nobody's to know.
                db.Pairings.Count(p => (p.MentorId == part.Id || p.MenteeId == part.Id) && p.EndedAt == null && p.AnnouncedAt != null)
            )
        )
            .Take(Most)
            .ToListAsync(stop);
        var invitations = await (
            from invitation in db.Invitations
            where invitation.PersonId == person && invitation.DeclinedAt == null
            join programme in db.Programmes on invitation.ProgrammeId equals programme.Id
            where
                programme.State == ProgrammeState.Enrolling
                && (programme.EnrolUntil == null || programme.EnrolUntil >= today)
                && programme.ArchivedAt == null
            where !db.Participants.Any(p => p.ProgrammeId == programme.Id && p.PersonId == person)
            orderby invitation.InvitedAt
            select new MyInvitation(programme.Id, programme.Name, invitation.Kind)
        )
            .Take(Most)
            .ToListAsync(stop);
        var programmes = await (
            from programme in db.ManagedBy(viewer)
            where programme.State != ProgrammeState.Closed && programme.ArchivedAt == null
            orderby programme.CreatedAt descending
            select new MyProgramme(
                programme.Id,
                programme.Name,
                db.ProgrammeRoles.Any(r => r.ProgrammeId == programme.Id && r.PersonId == person && r.Kind == RoleKind.Manager),
                db.Pairings.Count(p => p.ProgrammeId == programme.Id && p.EndedAt == null && p.ConflictAt != null),
                db.Pairings.Count(p => p.ProgrammeId == programme.Id && p.EndedAt == null && p.AnnouncedAt == null),
                db.Pairings.Count(p =>
                    p.ProgrammeId == programme.Id
                    && p.EndedAt == null
                    && p.AnnouncedAt != null
                    && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null)
                ),
                programme.State != ProgrammeState.Running
                    ? 0
                    : db.Participants.Count(m =>
                        m.ProgrammeId == programme.Id
                        && m.Kind == ParticipantKind.Mentee
                        && m.EnrolledAt != null
                        && m.WithdrawnAt == null
                        && db.Pairings.Count(p => p.MenteeId == m.Id && p.EndedAt == null) < m.Demand
                    ),
                db.Runs.Any(r => r.ProgrammeId == programme.Id && r.State == RunState.Ready)
            )
        )
            .Take(Most)
            .ToListAsync(stop);
        return new(
            [.. pairs.Select(p => new MyPair(p.Pair, p.Name))],
            parts,
            invitations,
            programmes,
            await MyRole.Of(db, viewer).Take(Most).ToListAsync(stop),
            await ShortTopics(db, [.. parts.Where(p => p.Waits && p.Participant.Kind == ParticipantKind.Mentee)], stop)
        );
    }

    /// <summary>Of what somebody who waits needs, the topics that fewer mentors know than mentees need: names of topics, never a number or a rank.</summary>
    private static async Task<ILookup<Id<Participant>, string>> ShortTopics(BinomeDb db, List<MyPart> waiting, CancellationToken stop)
    {
        if (waiting.Count == 0)
            return Array.Empty<int>().ToLookup(_ => default(Id<Participant>), _ => "");
        var ids = waiting.Select(w => w.Participant.Id).ToList();
        var programmes = waiting.Select(w => w.Programme).Distinct().ToList();
        var needed = await db
            .ParticipantTopics.Where(t => EF.Parameter(ids).Contains(t.ParticipantId))
            .Join(
                db.Participants,
                t => t.ParticipantId,
                p => p.Id,
                (t, p) =>
                    new
                    {
                        t.ParticipantId,
                        t.Topic,
                        p.ProgrammeId,
                    }
            )
            .SelectMany(
                t => db.ProgrammeTopics.Where(x => x.ProgrammeId == t.ProgrammeId && x.Code == t.Topic),
                (t, name) => new { t.ParticipantId, Name = name }
            )
            .ToListAsync(stop);
        var codes = needed.Select(n => n.Name.Code).Distinct().ToList();
        var counts = await (
            from topic in db.ParticipantTopics
            where EF.Parameter(codes).Contains(topic.Topic)
            join part in db.Participants.Enrolled() on topic.ParticipantId equals part.Id
            where EF.Parameter(programmes).Contains(part.ProgrammeId)
            group part by new { part.ProgrammeId, topic.Topic } into all
            select new
            {
                all.Key,
                Places = all.Sum(p => p.Kind == ParticipantKind.Mentor ? p.Capacity : 0),
                Mentees = all.Count(p => p.Kind == ParticipantKind.Mentee),
            }
        ).ToListAsync(stop);
        var scarce = counts.Where(c => c.Places < c.Mentees).Select(c => (c.Key.ProgrammeId, c.Key.Topic)).ToHashSet();
        return needed.Where(n => scarce.Contains((n.Name.ProgrammeId, n.Name.Code))).ToLookup(n => n.ParticipantId, n => n.Name.Name);
    }
}
