using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Once a night: what waits in a cell is counted from now on, if five people or more said it; otherwise it goes on waiting.</summary>
/// <remarks>By night, so that a figure that moves does not tell who has just answered. Where enough people wait is asked for all programmes at once: most cells wait most nights.</remarks>
internal sealed class ReleaseAnswers(BinomeDb db, TimeProvider clock) : ITidy
{
    /// <summary>One answer, and what takes it out of the waiting ones.</summary>
    private sealed record Pending(Waiting Waiting, Action<int> Release);

    private static readonly (Cell Cell, ParticipantKind Of)[] OfSessions =
    [
        (Cell.Mentors, ParticipantKind.Mentor),
        (Cell.Mentees, ParticipantKind.Mentee),
    ];

    private static readonly (Cell Cell, ParticipantKind Of, Asked Asked)[] OfOneself =
    [
        (Cell.MentorsBefore, ParticipantKind.Mentor, Asked.Before),
        (Cell.MentorsAfter, ParticipantKind.Mentor, Asked.After),
        (Cell.MenteesBefore, ParticipantKind.Mentee, Asked.Before),
        (Cell.MenteesAfter, ParticipantKind.Mentee, Asked.After),
        (Cell.UsedSoon, ParticipantKind.Mentee, Asked.TwoWeeks),
        (Cell.UsedLater, ParticipantKind.Mentee, Asked.EightWeeks),
    ];

    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var evaluated =
            from evaluation in db.Evaluations.Where(e => e.Batch == null)
            join part in db.Participants on evaluation.ParticipantId equals part.Id
            group part.PersonId by new { evaluation.ProgrammeId, part.Kind } into said
            where said.Distinct().Count() >= ClosedBatch.Least
            select said.Key;
        foreach (var one in await evaluated.ToListAsync(stop))
        foreach (var (cell, kind) in OfSessions.Where(c => c.Of == one.Kind))
            await Release(one.ProgrammeId, cell, () => Evaluations(one.ProgrammeId, kind, stop), stop);
        var assessed =
            from assessment in db.SelfAssessments.Where(a => a.Batch == null)
            join part in db.Participants on assessment.ParticipantId equals part.Id
            group part.PersonId by new
            {
                assessment.ProgrammeId,
                part.Kind,
                assessment.Asked,
            } into said
            where said.Distinct().Count() >= ClosedBatch.Least
            select said.Key;
        foreach (var one in await assessed.ToListAsync(stop))
        foreach (var (cell, kind, asked) in OfOneself.Where(c => c.Of == one.Kind && c.Asked == one.Asked))
            await Release(one.ProgrammeId, cell, () => Assessments(one.ProgrammeId, kind, asked, stop), stop);
        var given =
            from hours in db.GivenHours.Where(h => h.Batch == null)
            join part in db.Participants on hours.ParticipantId equals part.Id
            group part.PersonId by hours.ProgrammeId into said
            where said.Distinct().Count() >= ClosedBatch.Least
            select said.Key;
        foreach (var programme in await given.ToListAsync(stop))
            await Release(programme, Cell.MentorsHours, () => Hours(programme, stop), stop);
    }

    private async Task<List<Pending>> Evaluations(Id<Programme> programme, ParticipantKind kind, CancellationToken stop)
    {
        var found = await (
            from evaluation in db.Evaluations
            where evaluation.ProgrammeId == programme && evaluation.Batch == null
            join part in db.Participants on evaluation.ParticipantId equals part.Id
            where part.Kind == kind
            join session in db.Sessions on evaluation.SessionId equals session.Id
            where session.State == SessionState.Held // said to have been missed since: it says nothing of a session
            select new
            {
                Evaluation = evaluation,
                part.PersonId,
                IsNew = !db.Evaluations.Any(e => e.ParticipantId == evaluation.ParticipantId && e.Batch != null),
            }
        ).ToListAsync(stop);
        return [.. found.Select(f => new Pending(new(f.PersonId, f.IsNew, f.Evaluation.Said), f.Evaluation.Release))];
    }

    /// <summary>Each says it once.</summary>
    private async Task<List<Pending>> Assessments(Id<Programme> programme, ParticipantKind kind, Asked asked, CancellationToken stop)
    {
        var found = await (
            from one in db.SelfAssessments
            where one.ProgrammeId == programme && one.Asked == asked && one.Batch == null
            join part in db.Participants on one.ParticipantId equals part.Id
            where part.Kind == kind
            select new { Assessment = one, part.PersonId }
        ).ToListAsync(stop);
        return
        [
            .. found
                .GroupBy(f => f.Assessment.ParticipantId)
                .Select(g => new Pending(
                    new(g.First().PersonId, true, [.. g.Select(f => (f.Assessment.Question, f.Assessment.Value))]),
                    batch => g.ToList().ForEach(f => f.Assessment.Release(batch))
                )),
        ];
    }

    /// <summary>Once a month each, of whichever months.</summary>
    private async Task<List<Pending>> Hours(Id<Programme> programme, CancellationToken stop)
    {
        var found = await (
            from hours in db.GivenHours
            where hours.ProgrammeId == programme && hours.Batch == null
            join part in db.Participants on hours.ParticipantId equals part.Id
            select new
            {
                Hours = hours,
                part.PersonId,
                IsNew = !db.GivenHours.Any(h => h.ParticipantId == hours.ParticipantId && h.Batch != null),
            }
        ).ToListAsync(stop);
        return [.. found.Select(f => new Pending(new(f.PersonId, f.IsNew, [(Question.HalfHours, f.Hours.Halves)]), f.Hours.Release))];
    }

    private async Task Release(Id<Programme> programme, Cell cell, Func<Task<List<Pending>>> read, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var pending = await read();
        if (ClosedBatch.Of([.. pending.Select(p => p.Waiting)]) is { } closed)
        {
            var number =
                await db.AnswerBatches.Where(b => b.ProgrammeId == programme && b.Cell == cell).MaxAsync(b => (int?)b.Number, stop) + 1
                ?? 1;
            db.AnswerBatches.Add(new(programme, cell, number, clock.Now(), closed.Answers, closed.Newcomers));
            foreach (var ((question, value), answers) in closed.Tally)
                db.AnswerTallies.Add(new(programme, cell, number, question, value, answers));
            pending.ForEach(p => p.Release(number));
            try
            {
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody changed or took back an answer in this very moment: the sums are not true any more. Tomorrow, all of them.
            }
        }
        db.ChangeTracker.Clear(); // what of it was given up is not saved with the next cell
    }
}
