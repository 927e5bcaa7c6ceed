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

/// <summary>One of the reader's own pairs.</summary>
public sealed record MyPair(KnownPair Pair, string Programme)
{
    public PairSessions Sessions { get; init; } = PairSessions.None;

    /// <summary>Their last session, while the reader has not said how it was.</summary>
    public Id<Session>? Unevaluated { get; init; }

    /// <summary>The other has written what the two did together, and asks whether they agree to it.</summary>
    public bool IsAskedForStory { get; init; }

    /// <summary>The charter says something else than what the reader signed.</summary>
    public bool IsToSign { get; init; }

    /// <summary>A trusted person answered the reader's call, and has not closed it yet.</summary>
    public bool IsHelped { get; init; }

    /// <summary>What comes next once both have accepted; null before, and while it is paused. How a session was is asked after what waits for an answer.</summary>
    public NextStep? Next(string other, string? zone, DateTime now) =>
        !PairMeeting.Meets(Pair) ? null
        : IsToSign ? new(Words.Get("home.charter", other), $"/pairings/{Pair.Pairing.Id}#charter", Words.Get("home.charter.do"), true)
        : Sessions.Next(Pair.Pairing.Id, other, zone, now) is var next && next.Asks ? next
        : IsAskedForStory ? new(Words.Get("home.story", other), $"/pairings/{Pair.Pairing.Id}/story", Words.Get("home.story.do"), true)
        : Unevaluated is { } last
            ? new(Words.Get("home.evaluate", other), $"/sessions/{last}/evaluation", Words.Get("home.evaluate.do"), true)
        : next;

    /// <summary>Whether it is the reader who has not answered.</summary>
    public bool WaitsFor(Participant me) =>
        me.Kind == ParticipantKind.Mentor ? Pair.Pairing.MentorAcceptedAt is null : Pair.Pairing.MenteeAcceptedAt is null;
}

/// <summary>What the reader is in a programme, and how many running pairs they have there.</summary>
public sealed record MyPart(Participant Participant, Programme Of, bool IsOpen, int Pairs)
{
    /// <summary>The questions about oneself that come before the first session wait for them.</summary>
    public bool IsToAssess { get; init; }

    /// <summary>Their programme asks mentors to be ready before a first session, and they are not yet.</summary>
    public bool IsPreparing { get; init; }

    public Id<Programme> Programme => Of.Id;
    public string Name => Of.Name;

    /// <summary>What they offered to do where mentors are chosen.</summary>
    public Application? Application { get; init; }

    public bool IsUnfinished => Participant.EnrolledAt is null;
    public bool IsCandidate => Participant.IsCandidate && Application is not null;
    public bool Waits => !IsUnfinished && !Participant.IsCandidate && Pairs == 0;
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
    bool Board,
    int Preparing,
    int ToSignOff
)
{
    /// <summary>Who offers to be a mentor and waits for an answer; since when the first of them, and when the nearest is promised.</summary>
    public int Candidates { get; init; }
    public DateTime? CandidatesSince { get; init; }
    public DateTime? Promised { get; init; }

    public int ToDo => Leads ? Conflicts + Soon + Unanswered + Waiting + Candidates + (Board ? 1 : 0) + ToSignOff : 0;
}

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
    private const int Most = 20;

    /// <summary>Somebody named them to book for them; told here where no pair of their own takes the page.</summary>
    public bool IsAssistant { get; init; }

    public bool IsEmpty => !IsAssistant && Pairs.Count + Parts.Count + Invitations.Count + Programmes.Count + Roles.Count == 0;

    public static async Task<WhatNow> Of(BinomeDb db, Viewer viewer, DateTime now, DateOnly today, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            return new([], [], [], [], [], new Dictionary<Id<Participant>, Standing>());
        var unevaluated = db.Unevaluated(person, now);
        var stories = db.AskedForStory(person);
        var toSign = db.ToSign(person);
        var helped = db.HelpCalls.Mine(db, viewer).Where(c => c.AnsweredAt != null && c.ClosedAt == null);
        var pairs = await db
            .Pairings.Mine(db, viewer)
            .AsNoTracking()
            .Running()
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
                        IsAskedForStory = stories.Contains(p.Pairing.Id),
                        IsHelped = helped.Any(c => c.PairingId == p.Pairing.Id),
                        IsToSign = toSign.Any(s => s.Id == p.Pairing.Id),
                    }
            )
            .OrderBy(p => p.Pair.Pairing.PublishedAt)
            .Take(Most)
            .ToListAsync(stop);
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
        var mine = db.ManagedBy(viewer).Where(p => p.State != ProgrammeState.Closed && p.ArchivedAt == null);
        // Once through the pairs for all that is counted of them.
        var pairsOf =
            from pairing in db.Pairings
            where pairing.EndedAt == null && mine.Any(p => p.Id == pairing.ProgrammeId)
            group pairing by pairing.ProgrammeId into of
            select new
            {
                Programme = of.Key,
                Conflicts = of.Count(p => p.ConflictAt != null),
                Soon = of.Count(p => p.AnnouncedAt == null),
                Unanswered = of.Count(p => p.AnnouncedAt != null && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null)),
            };
        var mentorsOf =
            from pairing in db.Pairings
            where pairing.EndedAt == null && mine.Any(p => p.Id == pairing.ProgrammeId && p.State == ProgrammeState.Running)
            group pairing by pairing.MenteeId into of
            select new { Mentee = of.Key, Mentors = of.Count() };
        var waitingOf =
            from mentee in db.Participants.Enrolled()
            where mentee.Kind == ParticipantKind.Mentee
            where mine.Any(p => p.Id == mentee.ProgrammeId && p.State == ProgrammeState.Running)
            join count in mentorsOf on mentee.Id equals count.Mentee into found
            from count in found.DefaultIfEmpty()
            where ((int?)count.Mentors ?? 0) < mentee.Demand
            group mentee by mentee.ProgrammeId into of
            select new { Programme = of.Key, Count = of.Count() };
        var candidatesOf =
            from application in db.Applications
            where application.AnsweredAt == null && application.WithdrawnAt == null && application.LeavesAt == null
            where mine.Any(p => p.Id == application.ProgrammeId)
            group application by application.ProgrammeId into of
            select new
            {
                Programme = of.Key,
                Count = of.Count(),
                Since = of.Min(a => (DateTime?)a.SentAt),
                Promised = of.Min(a => (DateTime?)a.PromisedAt),
            };
        var programmes = await (
            from programme in mine
            join counted in pairsOf on programme.Id equals counted.Programme into somePairs
            from counted in somePairs.DefaultIfEmpty()
            join waits in waitingOf on programme.Id equals waits.Programme into someWait
            from waits in someWait.DefaultIfEmpty()
            join candidates in candidatesOf on programme.Id equals candidates.Programme into someApply
            from candidates in someApply.DefaultIfEmpty()
            orderby programme.CreatedAt descending
            select new MyProgramme(
                programme.Id,
                programme.Name,
                db.ProgrammeRoles.Any(r => r.ProgrammeId == programme.Id && r.PersonId == person && r.Kind == RoleKind.Manager),
                (int?)counted.Conflicts ?? 0,
                (int?)counted.Soon ?? 0,
                (int?)counted.Unanswered ?? 0,
                (int?)waits.Count ?? 0,
                db.Runs.Any(r => r.ProgrammeId == programme.Id && r.State == RunState.Ready),
                db.Unready().Count(p => p.ProgrammeId == programme.Id),
                db.ToSignOff().Count(p => p.ProgrammeId == programme.Id)
            )
            {
                Candidates = (int?)candidates.Count ?? 0,
                CandidatesSince = candidates.Since,
                Promised = candidates.Promised,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return new(
            [
                .. pairs.Select(p => new MyPair(p.Pair, p.Name)
                {
                    Unevaluated = p.Unevaluated,
                    IsAskedForStory = p.IsAskedForStory,
                    IsToSign = p.IsToSign,
                    IsHelped = p.IsHelped,
                    Sessions = sessions.GetValueOrDefault(p.Pair.Pairing.Id) ?? PairSessions.None,
                }),
            ],
            parts,
            invitations,
            programmes,
            await MyRole.Of(db, viewer).Take(Most).ToListAsync(stop),
            await Standing.Of(
                db,
                parts.Where(p => p.Waits && p.Participant.Kind == ParticipantKind.Mentee).Select(p => p.Participant),
                stop
            )
        )
        {
            IsAssistant = pairs.Count == 0 && await db.BookedForBy(viewer, today).AnyAsync(stop),
        };
    }
}
