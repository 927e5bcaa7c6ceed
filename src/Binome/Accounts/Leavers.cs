using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Follows the directory, in the import's own transaction: an account learns whose it is, and who leaves loses logins and roles at once.</summary>
internal sealed class Leavers(BinomeDb db, Journal journal) : IReact<DirectoryImported>, IReact<PeopleLeft>
{
    public Task On(DirectoryImported fact, CancellationToken stop) =>
        db
            .Accounts.Where(a => a.PersonId == null && db.People.Any(p => p.Email == a.Email))
            .ExecuteUpdateAsync(
                a =>
                    a.SetProperty(
                        x => x.PersonId,
                        x => db.People.Where(p => p.Email == x.Email).Select(p => (Id<Person>?)p.Id).FirstOrDefault()
                    ),
                stop
            );

    public async Task On(PeopleLeft fact, CancellationToken stop)
    {
        var gone = fact.People;
        var accounts = await db
            .Accounts.Where(a => db.People.Any(p => p.Id == a.PersonId && EF.Parameter(gone).Contains(p.Id)))
            .Select(a => a.Id)
            .ToListAsync(stop);
        if (accounts.Count == 0)
            return;
        await db
            .Logins.Where(l => EF.Parameter(accounts).Contains(l.AccountId) && l.EndedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, fact.At), stop);
        foreach (var grant in await db.Grants.Where(g => EF.Parameter(accounts).Contains(g.AccountId)).ToListAsync(stop))
        {
            db.Grants.Remove(grant);
            journal.Write("directory", "accounts.audit.revoked", grant.AccountId.ToString());
        }
    }
}
