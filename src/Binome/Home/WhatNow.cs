using Binome.Assistants;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Matching;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Protection;
using Binome.Readiness;
using Binome.Selection;
using Binome.Sessions;
using Binome.Stories;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>What waits for whoever looks: eight statements at most, whoever they are.</summary>
internal sealed record WhatNow(
    IReadOnlyList<MyPair> Pairs,
    IReadOnlyList<MyPart> Parts,
    IReadOnlyList<MyInvitation> Invitations,
    IReadOnlyList<MyProgramme> Programmes,
    IReadOnlyList<MyRole> Roles,
    IReadOnlyDictionary<Id<Participant>, Standing> Standings
)
{
    public const int Most = 20;

    /// <summary>Somebody named them to book for them; who both runs a programme and meets reads it in their account alone, to keep to eight statements.</summary>
    public bool IsAssistant { get; init; }

    /// <summary>Pairs, also such as have ended, about which somebody answered the reader's call lately, and neither of them has closed it.</summary>
    public IReadOnlyList<Id<Pairing>> Helped { get; init; } = [];

    public bool IsEmpty =>
        !IsAssistant && Helped.Count + Pairs.Count + Parts.Count + Invitations.Count + Programmes.Count + Roles.Count == 0;

    public static async Task<WhatNow> Of(BinomeDb db, Viewer viewer, DateTime now, DateOnly today, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            return new([], [], [], [], [], new Dictionary<Id<Participant>, Standing>());
        var unevaluated = db.Unevaluated(person, now);
        var stories = db.AskedForStory(person);
        var toSign = db.ToSign(person);
        var unsigned = db.Unsigned();
        var lately = now - HelpCall.News;
        var helped = db.HelpCalls.Mine(db, viewer).Where(c => c.AnsweredAt > lately && c.ClosedAt == null);
        var found = await db
            .Pairings.Mine(db, viewer)
            .AsNoTracking()
            .Where(p => p.EndedAt == null || helped.Any(c => c.PairingId == p.Id))
            .WithPeople(db)
            .Join(
                db.Programmes,
                p => p.Pairing.ProgrammeId,
                x => x.Id,
                (p, x) =>
                    new
                    {
                        Pair = p,
                        x.Name,
                        Unevaluated = unevaluated
                            .Where(u => u.Pairing == p.Pairing.Id)
                            .Select(u => (Id<Session>?)u.Session)
                            .FirstOrDefault(),
                        UnevaluatedAt = unevaluated
                            .Where(u => u.Pairing == p.Pairing.Id)
                            .Select(u => (DateTime?)u.StartsAt)
                            .FirstOrDefault(),
                        IsAskedForStory = stories.Contains(p.Pairing.Id),
                        IsHelped = helped.Any(c => c.PairingId == p.Pairing.Id),
                        IsToSign = toSign.Any(s => s.Id == p.Pairing.Id),
                        IsUnsigned = unsigned.Any(s => s.Id == p.Pairing.Id),
                    }
            )
            .OrderBy(p => p.Pair.Pairing.PublishedAt)
            .Take(Most)
            .ToListAsync(stop);
        var pairs = found.Where(p => p.Pair.Pairing.EndedAt is null).ToList();
        var sessions = await PairSessions.Of(db, viewer, pairs.Where(p => PairMeeting.Meets(p.Pair)).Select(p => p.Pair.Pairing.Id), stop);
        var open = db.Programmes.Open(today);
        var parts = await (
            from part in db.Participants.Mine(viewer).AsNoTracking()
            where part.WithdrawnAt == null
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from application in db.Applications.Where(a => a.ParticipantId == part.Id).DefaultIfEmpty()
            where programme.State != ProgrammeState.Closed && programme.State != ProgrammeState.Draft && programme.ArchivedAt == null
            orderby part.StartedAt
            select new MyPart(
                part,
                programme,
                open.Any(p => p.Id == programme.Id),
                // Before it is announced a pair is nobody's to know.
                db.Pairings.Count(p => (p.MentorId == part.Id || p.MenteeId == part.Id) && p.EndedAt == null && p.AnnouncedAt != null)
            )
            {
                IsPreparing = db.Unready().Any(p => p.Id == part.Id),
                Application = application,
                IsToAssess = part.EnrolledAt != null && db.AskedBefore().Any(p => p.Id == part.Id),
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var invitations = await (
            from invitation in db.Invitations
            where invitation.PersonId == person && invitation.DeclinedAt == null
            join programme in open on invitation.ProgrammeId equals programme.Id
            where !db.Participants.Any(p => p.ProgrammeId == programme.Id && p.PersonId == person)
            orderby invitation.InvitedAt
            select new MyInvitation(programme.Id, programme.Name, invitation.Kind)
        )
            .Take(Most)
            .ToListAsync(stop);
        var roles = await MyRole.Of(db, viewer).ToListAsync(stop);
        var runs = roles.Exists(r => r.Runs);
        return new(
            [
                .. pairs.Select(p => new MyPair(p.Pair, p.Name)
                {
                    Unevaluated = p is { Unevaluated: { } session, UnevaluatedAt: { } at }
                        ? new()
                        {
                            Pairing = p.Pair.Pairing.Id,
                            Session = session,
                            StartsAt = at,
                        }
                        : null,
                    IsAskedForStory = p.IsAskedForStory,
                    IsToSign = p.IsToSign,
                    WaitsForSignature = p.IsUnsigned && !p.IsToSign,
                    Sessions = sessions.GetValueOrDefault(p.Pair.Pairing.Id) ?? PairSessions.None,
                }),
            ],
            parts,
            invitations,
            runs ? await MyProgramme.Read(db, viewer, now, stop) : [],
            [.. roles.Where(r => !r.Runs)],
            await Standing.Of(
                db,
                runs ? [] : parts.Where(p => p.Waits && p.Participant.Kind == ParticipantKind.Mentee).Select(p => p.Participant),
                stop // who is short of what stands on pages of their own for those who run one
            )
        )
        {
            Helped = [.. found.Where(p => p.IsHelped).Select(p => p.Pair.Pairing.Id)],
            IsAssistant = !(runs && pairs.Count > 0) && await db.BookedForBy(viewer, today).AnyAsync(stop),
        };
    }
}
