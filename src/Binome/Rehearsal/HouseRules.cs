using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Matching;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Selection;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>What must hold whatever people do, looked up afterwards in what is kept, by other ways than those that kept it. Each broken rule is a sentence for a developer.</summary>
internal static class HouseRules
{
    private static readonly Func<BinomeDb, CancellationToken, Task<IEnumerable<string>>>[] s_rules =
    [
        SomebodyConfirmed,
        PlacesHold,
        VetoesHold,
        NobodyIsInTwoPlaces,
        ClocksAgree,
        OnlyAcceptedPairsMeet,
        NobodyMeetsUnready,
        SignedSessions.NobodyMeetsUnsigned,
        WhatIsClosedRests,
        ConsequencesArrived,
        EverybodyWasAnswered,
        PromisesAreKept,
        OnlyTheChosenArePaired,
        AnswersComeInFives,
        OnlyWhoWasThereEvaluates,
    ];

    public static async Task<IReadOnlyList<string>> Broken(Stage stage, Company company, CancellationToken stop)
    {
        var broken = new List<string>(stage.Violations);
        foreach (var rule in s_rules)
            broken.AddRange((await stage.Look(db => rule(db, stop))).Take(20).Select(b => $"{rule.Method.Name}: {b}"));
        broken.AddRange((await stage.Look(db => SealedNames.Told(db, company, stop))).Take(20).Select(b => $"{nameof(SealedNames)}: {b}"));
        return broken;
    }

    /// <summary>No pair without a person who confirmed the very run that it came from.</summary>
    private static async Task<IEnumerable<string>> SomebodyConfirmed(BinomeDb db, CancellationToken stop)
    {
        var runs = await db.Runs.AsNoTracking().ToDictionaryAsync(r => r.Id.Value, stop);
        var pairs = await db.Pairings.AsNoTracking().ToListAsync(stop);
        return from pair in pairs
            where
                !runs.TryGetValue(pair.Run, out var run)
                || run.ProgrammeId != pair.ProgrammeId
                || run.ApprovedAt != pair.PublishedAt
                || run.ApprovedBy != pair.PublishedBy
            select $"pair {pair.Id}";
    }

    /// <summary>At no moment more pairs than a mentor offered or a mentee asked for.</summary>
    private static async Task<IEnumerable<string>> PlacesHold(BinomeDb db, CancellationToken stop)
    {
        var room = await db.Participants.ToDictionaryAsync(p => p.Id, p => p.Kind == ParticipantKind.Mentor ? p.Capacity : p.Demand, stop);
        var pairs = await db.Pairings.AsNoTracking().ToListAsync(stop);
        return from side in new Func<Pairing, Id<Participant>>[] { p => p.MentorId, p => p.MenteeId }
            from own in pairs.GroupBy(side)
            let most = own.Max(p => own.Count(q => q.PublishedAt <= p.PublishedAt && !(q.EndedAt <= p.PublishedAt)))
            where most > room[own.Key]
            select $"participant {own.Key} has {most} pairs at once and room for {room[own.Key]}";
    }

    private static async Task<IEnumerable<string>> VetoesHold(BinomeDb db, CancellationToken stop) =>
        (
            await (
                from pair in db.Pairings
                join mentor in db.Participants on pair.MentorId equals mentor.Id
                join mentee in db.Participants on pair.MenteeId equals mentee.Id
                where
                    db.ParticipantChoices.Any(c =>
                        c.Kind == ChoiceKind.Veto
                        && (
                            c.ParticipantId == mentor.Id && c.OtherId == mentee.PersonId
                            || c.ParticipantId == mentee.Id && c.OtherId == mentor.PersonId
                        )
                    )
                select pair.Id
            ).ToListAsync(stop)
        ).Select(p => $"pair {p}");

    private static async Task<IEnumerable<string>> NobodyIsInTwoPlaces(BinomeDb db, CancellationToken stop)
    {
        var seats = await db.SessionSeats.AsNoTracking().Where(s => s.StartsAt != null).OrderBy(s => s.StartsAt).ToListAsync(stop);
        return from own in seats.GroupBy(s => s.PersonId)
            from two in own.Zip(own.Skip(1))
            where two.First.EndsAt > two.Second.StartsAt
            select $"sessions {two.First.SessionId} and {two.Second.SessionId}";
    }

    /// <summary>The clock on the wall shows what was agreed; within the programme's dates, and one of its lengths.</summary>
    private static async Task<IEnumerable<string>> ClocksAgree(BinomeDb db, CancellationToken stop)
    {
        var programmes = await db.Programmes.AsNoTracking().ToDictionaryAsync(p => p.Id, stop);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.StartsAt != null).ToListAsync(stop);
        return from s in sessions
            let programme = programmes[s.ProgrammeId]
            let shown = TimeZoneInfo.ConvertTimeFromUtc(s.StartsAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(s.Zone!))
            where
                shown != s.Day!.Value.ToDateTime(TimeOnly.MinValue).AddMinutes(s.Minute!.Value)
                || s.Day < programme.StartsOn
                || s.Day > programme.EndsOn
                || !programme.SessionMinutes.Split('|').Contains($"{s.Minutes}")
            select $"session {s.Id}";
    }

    private static async Task<IEnumerable<string>> OnlyAcceptedPairsMeet(BinomeDb db, CancellationToken stop) =>
        (
            await (
                from session in db.Sessions
                join pair in db.Pairings on session.PairingId equals pair.Id
                where
                    !(pair.MentorAcceptedAt <= session.CreatedAt)
                    || !(pair.MenteeAcceptedAt <= session.CreatedAt)
                    || pair.EndedAt < session.CreatedAt
                    || session.State == SessionState.Held && pair.EndedAt < session.StartsAt
                select session.Id
            ).ToListAsync(stop)
        ).Select(s => $"session {s}");

    /// <summary>Where a programme asks for it, every mentor of a session was ready when it was proposed.</summary>
    private static async Task<IEnumerable<string>> NobodyMeetsUnready(BinomeDb db, CancellationToken stop) =>
        (
            await (
                from session in db.Sessions
                join rule in db.ReadinessRules on session.ProgrammeId equals rule.ProgrammeId
                join seat in db.SessionSeats on session.Id equals seat.SessionId
                join mentor in db.Participants on seat.ParticipantId equals mentor.Id
                where mentor.Kind == ParticipantKind.Mentor && rule.Since <= session.CreatedAt
                where !db.SignOffs.Any(s => s.ParticipantId == mentor.Id && s.At <= session.CreatedAt)
                select session.Id
            ).ToListAsync(stop)
        ).Select(s => $"session {s}");

    private static async Task<IEnumerable<string>> WhatIsClosedRests(BinomeDb db, CancellationToken stop)
    {
        var closed = db.Programmes.Where(p => p.State == ProgrammeState.Closed).Select(p => p.Id);
        var pairs = await db
            .Pairings.Where(p => closed.Contains(p.ProgrammeId) && p.EndedAt == null)
            .Select(p => $"pair {p.Id} runs")
            .ToListAsync(stop);
        var open = await db
            .Sessions.Where(s => closed.Contains(s.ProgrammeId) && s.State == SessionState.Proposed)
            .Select(s => $"session {s.Id} waits")
            .ToListAsync(stop);
        return pairs.Concat(open);
    }

    private static async Task<IEnumerable<string>> ConsequencesArrived(BinomeDb db, CancellationToken stop) =>
        (
            await db
                .OutboxMessages.Where(m => m.Trouble != null)
                .Select(m => new
                {
                    m.Kind,
                    m.Key,
                    m.Trouble,
                })
                .ToListAsync(stop)
        ).Select(m => $"{m.Kind} {m.Key}: {m.Trouble}");

    /// <summary>Whoever sent the form, or was put on a list, had a letter about it.</summary>
    private static async Task<IEnumerable<string>> EverybodyWasAnswered(BinomeDb db, CancellationToken stop) =>
        (
            await db
                .Participants.Where(p =>
                    p.EnrolledAt != null
                    && !db.ProgrammeMails.Any(m => m.PersonId == p.PersonId && m.ProgrammeId == p.ProgrammeId && m.QueuedAt >= p.EnrolledAt)
                )
                .Select(p => p.Id)
                .ToListAsync(stop)
        ).Select(p => $"participant {p}");

    /// <summary>By the letters that left: an answer, or that they withdrew, before the promised moment.</summary>
    private static async Task<IEnumerable<string>> PromisesAreKept(BinomeDb db, CancellationToken stop)
    {
        var answers = (
            await db
                .ProgrammeMails.Where(m => m.Kind == SelectionMails.Answer || m.Kind == SelectionMails.Withdrawn)
                .Select(m => new
                {
                    m.PersonId,
                    m.ProgrammeId,
                    m.QueuedAt,
                })
                .ToListAsync(stop)
        ).ToLookup(m => (m.PersonId, m.ProgrammeId), m => m.QueuedAt);
        var now = await db.ProgrammeMails.MaxAsync(m => (DateTime?)m.QueuedAt, stop) ?? DateTime.MinValue;
        var applications = await db
            .Applications.Join(db.Participants, a => a.ParticipantId, p => p.Id, (a, p) => new { Application = a, p.PersonId })
            .AsNoTracking()
            .ToListAsync(stop);
        var owed =
            from one in applications
            let application = one.Application
            where application.PromisedAt < now
            where !answers[(one.PersonId, application.ProgrammeId)].Any(at => at >= application.SentAt && at <= application.PromisedAt)
            select application.Id;
        return owed.Select(a => $"application {a}");
    }

    /// <summary>Nobody mentors who applied and was not told, before the pair was published, that they are chosen.</summary>
    private static async Task<IEnumerable<string>> OnlyTheChosenArePaired(BinomeDb db, CancellationToken stop) =>
        (
            await (
                from pair in db.Pairings
                join application in db.Applications on pair.MentorId equals application.ParticipantId
                where
                    !db.Decisions.Any(d =>
                        d.ApplicationId == application.Id && d.Outcome == Selection.Outcome.Selected && d.SentAt <= pair.PublishedAt
                    )
                select pair.Id
            ).ToListAsync(stop)
        ).Select(p => $"pair {p}");

    private static async Task<IEnumerable<string>> AnswersComeInFives(BinomeDb db, CancellationToken stop)
    {
        var released = await (
            from evaluation in db.Evaluations
            where evaluation.Batch != null
            join part in db.Participants on evaluation.ParticipantId equals part.Id
            select new
            {
                part.ProgrammeId,
                part.Kind,
                evaluation.Batch,
                part.PersonId,
            }
        ).ToListAsync(stop);
        return from batch in released.GroupBy(r => (r.ProgrammeId, r.Kind, r.Batch))
            let people = batch.Select(b => b.PersonId).Distinct().Count()
            where people < ClosedBatch.Least
            select $"batch {batch.Key.Batch} of {batch.Key.Kind} has {people} people";
    }

    private static async Task<IEnumerable<string>> OnlyWhoWasThereEvaluates(BinomeDb db, CancellationToken stop) =>
        (
            await db
                .Evaluations.Where(e =>
                    !db.SessionSeats.Any(s =>
                        s.SessionId == e.SessionId
                        && s.ParticipantId == e.ParticipantId
                        && db.Sessions.Any(x => x.Id == s.SessionId && (x.State == SessionState.Held || x.State == SessionState.Missed))
                    )
                )
                .Select(e => e.SessionId)
                .ToListAsync(stop)
        ).Select(e => $"session {e}");
}
