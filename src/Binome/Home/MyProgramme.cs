using Binome.Counts;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

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
    public bool IsRunning { get; init; }
    public bool IsDraft { get; init; }

    /// <summary>Pairs of which both have said yes, and that do not go on by themselves.</summary>
    public int Idle { get; init; }

    public int ToDo => Leads ? Conflicts + Soon + Unanswered + Idle + Waiting + Candidates + (Board || IsDraft ? 1 : 0) + ToSignOff : 0;

    /// <summary>Those that the viewer runs and that are not over. Two statements.</summary>
    public static async Task<IReadOnlyList<MyProgramme>> Read(BinomeDb db, Viewer viewer, DateTime now, CancellationToken stop)
    {
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
            from pairing in db.Pairings.Serving()
            where mine.Any(p => p.Id == pairing.ProgrammeId && p.State == ProgrammeState.Running)
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
            from application in db.Applications.Standing(db)
            where application.AnsweredAt == null && application.LeavesAt == null
            where mine.Any(p => p.Id == application.ProgrammeId)
            group application by application.ProgrammeId into of
            select new
            {
                Programme = of.Key,
                Count = of.Count(),
                Since = of.Min(a => (DateTime?)a.SentAt),
                Promised = of.Min(a => (DateTime?)a.PromisedAt),
            };
        var counts = await CurrentCounts.Of(db, stop);
        return await (
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
                db.ProgrammeRoles.Any(r => r.ProgrammeId == programme.Id && r.PersonId == viewer.Person && r.Kind == RoleKind.Manager),
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
                IsRunning = programme.State == ProgrammeState.Running,
                IsDraft = programme.State == ProgrammeState.Draft,
                Idle = counts.Idle(now).Count(c => c.ProgrammeId == programme.Id),
            }
        )
            .Take(WhatNow.Most)
            .ToListAsync(stop);
    }
}
