using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Web;

/// <summary>Keys of sent forms go after a week, messages carried out after ninety days (docs/privacy.md).</summary>
internal sealed class TidyForms(BinomeDb db) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var (week, quarter) = (now.AddDays(-7), now.AddDays(-90));
        await db.PostedForms.Where(f => f.At < week).ExecuteDeleteAsync(stop);
        await db.OutboxMessages.Where(m => m.DoneAt < quarter).ExecuteDeleteAsync(stop);
    }
}
