using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Gives the one role that belongs to the instance and takes it back, and makes the account it belongs to.</summary>
public sealed class Grants(BinomeDb db, SignInLinks links, Ids ids, Journal journal, TimeProvider clock)
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

    /// <summary>Takes the role back; false when they did not have it.</summary>
    public async Task<bool> Revoke(string email, string by, CancellationToken stop)
    {
        email = Account.Fold(email);
        var account = await db.Accounts.Where(a => a.Email == email).Select(a => (Id<Account>?)a.Id).FirstOrDefaultAsync(stop);
        return await Revoke(g => g.AccountId == account, by, stop);
    }

    /// <summary>The same by the grant itself.</summary>
    public Task<bool> Revoke(Id<Grant> id, string by, CancellationToken stop) => Revoke(g => g.Id == id, by, stop);

    private async Task<bool> Revoke(Func<Grant, bool> which, string by, CancellationToken stop)
    {
        var held = await Held(stop);
        if (held.FirstOrDefault(which) is not { } grant)
            return false;
        var others = held.Where(g => g != grant).Select(g => g.AccountId).ToList();
        // The last one who can still come in keeps it: without one nobody could import, name managers, or name another.
        if (!await links.AnyMaySignIn(others, stop))
            throw new RefusedException("accounts.admins.refused.last");
        db.Grants.Remove(grant);
        journal.Write(by, "accounts.audit.revoked", grant.AccountId.ToString());
        return true;
    }

    /// <summary>Of two who take the role from each other at once, the second waits, and finds themselves the last. SQLite has one writer anyway.</summary>
    private Task<List<Grant>> Held(CancellationToken stop) =>
        db.Database.IsNpgsql()
            ? db.Grants.FromSql($"SELECT * FROM grants WHERE role = {Grant.Administrator} FOR UPDATE").ToListAsync(stop)
            : db.Grants.Where(g => g.Role == Grant.Administrator).ToListAsync(stop);

    public async Task<Account> AccountOf(string email, CancellationToken stop)
    {
        email = Account.Fold(email);
        var today = DateOnly.FromDateTime(clock.Now());
        var holder = await db
            .People.PresentAt(email, today)
            .OrderBy(p => p.Organisation)
            .Select(p => (Id<Person>?)p.Id)
            .FirstOrDefaultAsync(stop);
        var known = await db.Accounts.FirstOrDefaultAsync(a => a.Email == email, stop);
        if (known is not null && holder is not null && known.PersonId is not null && known.PersonId != holder)
        {
            known.GiveUpAddress();
            await db.SaveChangesAsync(stop); // before the address is taken again
            known = null;
        }
        if (known is null)
        {
            known = new Account(ids.New<Account>(), email, clock.Now());
            db.Accounts.Add(known);
        }
        if (holder is { } person)
            known.BelongTo(person);
        return known;
    }
}
