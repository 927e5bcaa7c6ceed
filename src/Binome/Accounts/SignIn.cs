using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Uses a link up and opens a login: two presses of the button, or two thieves, get one.</summary>
public sealed class SignIn(BinomeDb db, SignInLinks links, Grants grants, Ids ids, Journal journal, TimeProvider clock)
{
    /// <param name="email">Asked for by the first administrator's link alone; the others carry theirs.</param>
    public async Task<Login> With(string token, string? email, string device, CancellationToken stop)
    {
        var now = clock.Now();
        var link = await Find(token, stop);
        if (link is null || !link.IsGood(now))
            throw new RefusedException("accounts.link.spent");
        var first = link.Email.Length == 0;
        var address = Account.Fold(first ? email ?? "" : link.Email);
        if (first && await db.Grants.AnyAsync(g => g.Role == Grant.Administrator, stop))
            throw new RefusedException("accounts.link.spent");
        if (!first && !await links.MaySignIn(address, now, stop))
            throw new RefusedException("accounts.link.spent");
        // The database decides who was first, not what we read a moment ago.
        if (
            await db
                .SignInLinks.Where(l => l.Id == link.Id && l.UsedAt == null)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), stop) == 0
        )
            throw new RefusedException("accounts.link.spent");

        var account = first ? await grants.Administrator(address, "first start", stop) : await grants.AccountOf(address, stop);
        var login = new Login(ids.New<Login>(), account.Id, now, device.Length > 200 ? device[..200] : device);
        db.Logins.Add(login);
        journal.Write(account.Id.ToString(), "accounts.audit.signedIn");
        await db.SaveChangesAsync(stop);
        return login;
    }

    public Task<SignInLink?> Find(string token, CancellationToken stop)
    {
        var hash = SignInLink.HashOf(token);
        return db.SignInLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, stop);
    }
}
