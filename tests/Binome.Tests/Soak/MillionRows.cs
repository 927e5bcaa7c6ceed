using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Soak;

[Trait("Category", "soak")]
public sealed class MillionRows
{
    private const int Rows = 1_000_000;

    [Theory]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    public async Task A_million_rows_are_copied_and_put_back_in_little_memory(Store from, Store to)
    {
        await using var source = await TestDatabase.Make(from);
        await using (var db = source.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Bulk.Insert(db, "audit_entries", ["id", "at", "actor", "act", "subject"], Entries(db), default);
            await transaction.CommitAsync();
        }
        var file = Path.Combine(source.Store.Folder, "copy");
        var copied = await Watched.Run(source.Store, "backup", file);
        await using var target = await TestDatabase.Make(to);
        var restored = await Watched.Run(target.Store, "restore", file);
        Figures.Say(
            $"{from} to {to}, a million rows, {new FileInfo(file).Length >> 20} MB: copied in {copied.Seconds:F1} s, peak {copied.PeakMegabytes:F0} MB; restored in {restored.Seconds:F1} s, peak {restored.PeakMegabytes:F0} MB"
        );
        Assert.Equal((0, "", 0, ""), (copied.Result.Exit, copied.Result.Err, restored.Result.Exit, restored.Result.Err));
        Assert.InRange(Math.Max(copied.PeakMegabytes, restored.PeakMegabytes), 1, 300);
        await using var there = target.Open();
        Assert.Equal(Rows, await there.AuditEntries.CountAsync());
    }

    private static IEnumerable<object?[]> Entries(BinomeDb db)
    {
        var ids = new Ids(TimeProvider.System);
        var now = TimeProvider.System.Now();
        for (var i = 0; i < Rows; i++)
            yield return
            [
                Bulk.Key(db, ids.New<Binome.Platform.Audit.AuditEntry>()),
                now,
                "test",
                "accounts.audit.signedIn",
                $"{Guid.NewGuid()}",
            ];
    }
}
