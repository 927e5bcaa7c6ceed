using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>What the outbox is asked to match.</summary>
/// <param name="Only">One mentee's case alone; null for everybody who waits.</param>
internal sealed record RunOrder(Guid Run, Guid? Only);

/// <summary>Asks for the best pairs of a programme: a worker makes them, and whoever asked may leave meanwhile.</summary>
public sealed class StartRun(BinomeDb db, Ids ids, Consequences consequences, Journal journal, TimeProvider clock)
{
    /// <summary>A board that was open before is dropped: there is one at a time.</summary>
    public async Task<Run> Do(Id<Programme> programme, Viewer by, CancellationToken stop, Id<Participant>? only = null)
    {
        var led =
            await db.LedBy(by).SingleOrDefaultAsync(p => p.Id == programme, stop)
            ?? throw new RefusedException("matching.run.refused.notYours");
        if (led.State is ProgrammeState.Draft or ProgrammeState.Closed)
            throw new RefusedException("matching.run.refused.state");
        if (only is not null && !await db.Participants.Enrolled().AnyAsync(p => p.Id == only && p.ProgrammeId == programme, stop))
            throw new RefusedException("matching.run.refused.notEnrolled");
        foreach (var open in await db.Runs.Where(r => r.ProgrammeId == programme).Where(Run.IsOpen).ToListAsync(stop))
            open.Drop();
        var run = new Run(ids.New<Run>(), programme, clock.Now(), by.Actor);
        db.Runs.Add(run);
        await consequences.Add(MakeRun.OutboxKind, $"run:{run.Id}", new RunOrder(run.Id.Value, only?.Value), stop: stop);
        journal.Write(by.Actor, "matching.audit.started", programme.ToString());
        return run;
    }
}
