using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>The cause is mended: whatever gave up in the outbox is tried again at once.</summary>
public sealed class RetryOutbox(BinomeDb db, Journal journal, TimeProvider clock)
{
    public async Task All(Viewer viewer, CancellationToken stop)
    {
        var now = clock.Now();
        await db
            .OutboxMessages.Where(m => m.DoneAt == null && m.Attempts >= OutboxMessage.MostAttempts)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, 0).SetProperty(x => x.NotBefore, now), stop);
        journal.Write(viewer.Actor, "accounts.audit.retried");
        await db.SaveChangesAsync(stop);
    }
}
