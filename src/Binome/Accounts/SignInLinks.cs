using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Makes one-time links, for those who may sign in: present in the directory, or administrator.</summary>
public sealed class SignInLinks(BinomeDb db, Ids ids, TimeProvider clock)
{
    /// <summary>More than this within an hour is somebody filling another's mailbox.</summary>
    private const int MostPerHour = 5;

    /// <summary>The token of a new link, or null when this address may not sign in or asked too often.</summary>
    public async Task<string?> Make(string email, CancellationToken stop)
    {
        email = Account.Fold(email);
        var now = clock.Now();
        var since = now.AddHours(-1);
        if (
            !await MaySignIn(email, now, stop)
            || await db.SignInLinks.CountAsync(l => l.Email == email && l.CreatedAt > since, stop) >= MostPerHour
        )
            return null;
        return Add(email, now, SignInLink.Lifetime);
    }

    /// <summary>The link of the first start: whoever reads the terminal names the first administrator.</summary>
    public string MakeFirst() => Add("", clock.Now(), TimeSpan.FromDays(1));

    public async Task<bool> MaySignIn(string email, DateTime now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now);
        return await db.People.PresentAt(email, today).AnyAsync(stop)
            || await db.Grants.AnyAsync(g => db.Accounts.Any(a => a.Id == g.AccountId && a.Email == email), stop);
    }

    private string Add(string email, DateTime now, TimeSpan lifetime)
    {
        var token = SignInLink.NewToken();
        db.SignInLinks.Add(new SignInLink(ids.New<SignInLink>(), email, SignInLink.HashOf(token), now, now + lifetime));
        return token;
    }
}
