using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Makes one-time links, for those who may sign in: present in the directory, or administrator.</summary>
public sealed class SignInLinks(BinomeDb db, Ids ids, TimeProvider clock)
{
    /// <summary>More than this within an hour is somebody filling another's mailbox.</summary>
    private const int MostPerHour = 5;

    /// <summary>The token of a new link, or null when this address may not sign in.</summary>
    public async Task<string?> Make(string email, CancellationToken stop)
    {
        email = Account.Fold(email);
        return await MaySignIn(email, clock.Now(), stop) ? Add(email, clock.Now(), SignInLink.Lifetime) : null;
    }

    /// <summary>The same for somebody of the directory.</summary>
    public async Task<string?> Make(Id<Person> person, CancellationToken stop) =>
        await db.People.Where(p => p.Id == person).Select(p => p.Email).SingleOrDefaultAsync(stop) is { } email
            ? await Make(email, stop)
            : null;

    /// <summary>Whether this address had its share of links; the command, the way back in, does not ask.</summary>
    public async Task<bool> HadEnough(string email, CancellationToken stop)
    {
        var since = clock.Now().AddHours(-1);
        return await db.SignInLinks.CountAsync(l => l.Email == email && l.CreatedAt > since, stop) >= MostPerHour;
    }

    /// <summary>The link of the first start: whoever reads the terminal names the first administrator.</summary>
    public string MakeFirst() => Add("", clock.Now(), TimeSpan.FromDays(1));

    public async Task<bool> MaySignIn(string email, DateTime now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now);
        if (await db.People.PresentAt(email, today).AnyAsync(stop))
            return true;
        // An administrator need not be in the directory; one who is in it and has left stays out.
        return await db.Grants.AnyAsync(g => db.Accounts.Any(a => a.Id == g.AccountId && a.Email == email), stop)
            && !await db.People.AnyAsync(p => p.Email == email, stop);
    }

    /// <summary>Whether one of these accounts could sign in today, were each an administrator's.</summary>
    public async Task<bool> AnyMaySignIn(IReadOnlyCollection<Id<Account>> accounts, CancellationToken stop)
    {
        var ids = accounts.ToArray();
        var present = db.People.Present(DateOnly.FromDateTime(clock.Now()));
        return await db.Accounts.AnyAsync(
            a =>
                EF.Parameter(ids).Contains(a.Id)
                && !a.Email.StartsWith(Account.Former)
                && (present.Any(p => p.Email == a.Email) || !db.People.Any(p => p.Email == a.Email)),
            stop
        );
    }

    private string Add(string email, DateTime now, TimeSpan lifetime)
    {
        var token = SignInLink.NewToken();
        db.SignInLinks.Add(new SignInLink(ids.New<SignInLink>(), email, SignInLink.HashOf(token), now, now + lifetime));
        return token;
    }
}
