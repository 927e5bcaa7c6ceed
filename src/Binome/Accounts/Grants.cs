using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Gives the one role that belongs to the instance, and makes the account it belongs to.</summary>
public sealed class Grants(BinomeDb db, Ids ids, Journal journal, TimeProvider clock)
{
    /// <param name="by">An account's id, or how the grant came in.</param>
    public async Task<Account> Administrator(string email, string by, CancellationToken stop)
    {
        var account = await AccountOf(email, stop);
        if (await db.Grants.AnyAsync(g => g.AccountId == account.Id && g.Role == Grant.Administrator, stop))
            return account;
        db.Grants.Add(new Grant(ids.New<Grant>(), account.Id, Grant.Administrator, clock.Now(), by));
        journal.Write(by, "accounts.audit.granted", account.Id.ToString());
        return account;
    }

    public async Task<Account> AccountOf(string email, CancellationToken stop)
    {
        email = Account.Fold(email);
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Email == email, stop) is { } known)
            return known;
        var account = new Account(ids.New<Account>(), email, clock.Now());
        db.Accounts.Add(account);
        return account;
    }
}
