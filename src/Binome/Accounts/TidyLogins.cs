using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Dead links go after a day, logins after ninety (docs/privacy.md).</summary>
internal sealed class TidyLogins(BinomeDb db) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var (day, quarter) = (now.AddDays(-1), now.AddDays(-90));
        await db.SignInLinks.Where(l => l.ExpiresAt < day).ExecuteDeleteAsync(stop);
        await db.Logins.Where(l => l.StartedAt < quarter).ExecuteDeleteAsync(stop);
    }
}
