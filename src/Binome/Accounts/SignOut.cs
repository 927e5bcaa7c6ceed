using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Ends logins: this one, or all of an account's, on every device at once.</summary>
public sealed class SignOut(BinomeDb db, Journal journal, TimeProvider clock)
{
    public async Task Here(Viewer viewer, Id<Login> login, CancellationToken stop)
    {
        await End(db.Logins.Where(l => l.Id == login && l.AccountId == new Id<Account>(viewer.Account)), stop);
        journal.Write(viewer.Actor, "accounts.audit.signedOut");
        await db.SaveChangesAsync(stop);
    }

    public async Task Everywhere(Viewer viewer, CancellationToken stop)
    {
        await End(db.Logins.Where(l => l.AccountId == new Id<Account>(viewer.Account)), stop);
        journal.Write(viewer.Actor, "accounts.audit.signedOutEverywhere");
        await db.SaveChangesAsync(stop);
    }

    private Task<int> End(IQueryable<Login> logins, CancellationToken stop)
    {
        var now = clock.Now();
        return logins.Where(l => l.EndedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, now), stop);
    }
}
