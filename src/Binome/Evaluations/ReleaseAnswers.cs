using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Once a night: what waits in a cell is counted from now on, if five people or more said it; otherwise it goes on waiting.</summary>
/// <remarks>By night, so that a figure that moves does not tell who has just answered.</remarks>
internal sealed class ReleaseAnswers(BinomeDb db, TimeProvider clock) : ITidy
{
    private static readonly (Cell Cell, ParticipantKind Of)[] Cells =
    [
        (Cell.Mentors, ParticipantKind.Mentor),
        (Cell.Mentees, ParticipantKind.Mentee),
    ];

    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var programmes = await db.Evaluations.Where(e => e.Batch == null).Select(e => e.ProgrammeId).Distinct().ToListAsync(stop);
        foreach (var programme in programmes)
        foreach (var (cell, kind) in Cells)
            await Release(programme, cell, kind, stop);
    }

    private async Task Release(Id<Programme> programme, Cell cell, ParticipantKind kind, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
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
        if (ClosedBatch.Of([.. found.Select(f => new Waiting(f.PersonId, f.IsNew, f.Evaluation.Said))]) is { } closed)
        {
            var number =
                await db.AnswerBatches.Where(b => b.ProgrammeId == programme && b.Cell == cell).MaxAsync(b => (int?)b.Number, stop) + 1
                ?? 1;
            db.AnswerBatches.Add(new(programme, cell, number, clock.Now(), closed.Answers, closed.Newcomers));
            foreach (var ((question, value), answers) in closed.Tally)
                db.AnswerTallies.Add(new(programme, cell, number, question, value, answers));
            foreach (var one in found)
                one.Evaluation.Release(number);
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
        // Ours alone: the round that we are part of still has to write that it is done.
        foreach (var entry in db.ChangeTracker.Entries().Where(e => IsOurs(e.Entity)).ToList())
            entry.State = EntityState.Detached;
    }

    private static bool IsOurs(object entity) => entity is Evaluation or AnswerBatch or AnswerTally;
}
