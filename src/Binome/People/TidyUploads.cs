using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>A directory file that nobody applied or dropped goes after a week (docs/privacy.md).</summary>
internal sealed class TidyUploads(BinomeDb db) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var week = now.AddDays(-7);
        await db.ImportFiles.Where(f => db.DirectoryImports.Any(i => i.Id == f.ImportId && i.At < week)).ExecuteDeleteAsync(stop);
        await db.DirectoryImports.Where(i => i.AppliedAt == null && i.At < week).ExecuteDeleteAsync(stop);
    }
}
