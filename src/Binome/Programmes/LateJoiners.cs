using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Opens the door of a running programme again, until a day, and closes it: whoever comes in late waits for the next round.</summary>
public sealed class LateJoiners(BinomeDb db, Journal journal, TimeProvider clock)
{
    /// <param name="until">The last day; null closes the door now.</param>
    public async Task Welcome(Id<Programme> id, DateOnly? until, Viewer viewer, CancellationToken stop)
    {
        var programme =
            await db.LedBy(viewer).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new RefusedException("programmes.refused.gone");
        programme.WelcomeLate(until, clock.Today());
        journal.Write(viewer.Actor, until is null ? "programmes.audit.lateEnded" : "programmes.audit.late", id.ToString());
    }
}
