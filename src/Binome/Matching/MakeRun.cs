using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>Carries out a run: takes people as they are, writes the files, solves. Each step is a short transaction, so that its progress is read from any node.</summary>
internal sealed class MakeRun(BinomeDb db, Boards boards, Lots lots, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "run";

    /// <summary>Whoever waits is told after a minute, not after the day that the outbox keeps trying.</summary>
    private const int MostAttempts = 3;

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var order = message.Read<RunOrder>();
        var run = await db.Runs.SingleOrDefaultAsync(r => r.Id == new Id<Run>(order.Run), stop);
        if (run is null or { State: not (RunState.Waiting or RunState.Working) })
            return; // done by a worker that died before it could say so, or dropped meanwhile
        var only = order.Only is { } id ? new Id<Participant>(id) : (Id<Participant>?)null;
        try
        {
            await Make(run, only, stop);
        }
        catch (RefusedException refused)
        {
            run.Fail(refused.Key);
            await db.SaveChangesAsync(stop);
        }
        catch (Exception) when (message.Attempts >= MostAttempts && !stop.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            run = await db.Runs.SingleAsync(r => r.Id == run.Id, stop);
            run.Fail("matching.run.trouble");
            await db.SaveChangesAsync(stop);
            throw; // logged by the outbox; next time the run has failed, and nothing is left to do
        }
    }

    private async Task Make(Run run, Id<Participant>? only, CancellationToken stop)
    {
        await Tell(run, 10, "matching.run.step.people", stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == run.ProgrammeId, stop);
        var roster = (await db.Roster(programme, clock.Today(), stop)).Waiting(only);
        if (roster.Mentors.Count == 0 || roster.Mentees.Count == 0)
            throw new RefusedException(roster.Mentees.Count == 0 ? "matching.run.noMentees" : "matching.run.noMentors");
        await Tell(run, 35, "matching.run.step.files", stop);
        var (files, references) = RunFiles.Write(roster, programme, lots);
        await RunStore.Save(db, run.Id, files, references, stop);
        await Tell(run, 60, "matching.run.step.pairs", stop);
        var kept = boards.Make(run.Id, files, references);
        await Tell(run, 80, "matching.run.step.insights", stop);
        kept.Insights = RunInsights.Of(kept.Board);
        if (kept.Insights is { } insights)
            db.RunFiles.Add(new(run.Id, RunInsights.FileName, RunStore.Pack(insights.ToJson())));
        run.Done(roster.Mentors.Count, roster.Mentees.Count); // saved with the message
    }

    private async Task Tell(Run run, int progress, string step, CancellationToken stop)
    {
        run.Advance(progress, step);
        await db.SaveChangesAsync(stop);
    }
}
