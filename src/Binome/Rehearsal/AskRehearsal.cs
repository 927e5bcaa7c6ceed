using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Asks for a rehearsal of a programme: a worker plays it, and whoever asked may leave meanwhile.</summary>
internal sealed class AskRehearsal(BinomeDb db, Ids ids, Consequences consequences, Journal journal, TimeProvider clock)
{
    /// <summary>Of one programme; the oldest goes.</summary>
    public const int Kept = 5;

    public async Task<AskedRehearsal> Run(Id<Programme> programme, RehearsalOrder order, Viewer by, CancellationToken stop)
    {
        var led =
            await db.LedBy(by).SingleOrDefaultAsync(p => p.Id == programme, stop) ?? throw new RefusedException("programmes.refused.gone");
        if (!CanBeRehearsed(led))
            throw new RefusedException("rehearsal.refused.over");
        var known = await db.Rehearsals.Where(r => r.ProgrammeId == programme).OrderByDescending(r => r.AskedAt).ToListAsync(stop);
        if (known.Exists(r => r.IsOpen))
            throw new RefusedException("rehearsal.refused.playing");
        db.Rehearsals.RemoveRange(known.Skip(Kept - 1));
        var asked = new AskedRehearsal(ids.New<AskedRehearsal>(), programme, clock.Now(), by.Person!.Value, order.ToJson());
        db.Rehearsals.Add(asked);
        await consequences.Add(PlayRehearsal.OutboxKind, $"rehearsal:{asked.Id}", asked.Id.Value, stop: stop);
        journal.Write(by.Actor, "rehearsal.audit.asked", programme.ToString());
        return asked;
    }

    /// <summary>What is over has been played for good.</summary>
    public static bool CanBeRehearsed(Programme programme) => programme is { State: not ProgrammeState.Closed, ArchivedAt: null };
}
