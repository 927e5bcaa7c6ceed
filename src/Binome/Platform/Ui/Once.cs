using Binome.Platform.Storage;
using Binome.Platform.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Binome.Platform.Ui;

/// <summary>Runs what a form does in one transaction, once for its key: a second post of the same form is led to the first one's result.</summary>
internal static class Once
{
    public static async Task Do(BinomeDb db, Guid? key, DateTime now, Posted posted, Func<Task> act, CancellationToken stop)
    {
        if (key is null)
        {
            await Guarded(db, posted, act);
            return;
        }
        await using var transaction = await Begin(db, posted, stop);
        if (transaction is null)
            return;
        // A concurrent second post waits here for the first to commit, and then inserts nothing: the database decides.
        var isFirst = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO posted_forms (key, at, location) VALUES ({key}, {now}, {""}) ON CONFLICT (key) DO NOTHING",
            stop
        );
        if (isFirst == 0)
        {
            posted.GoTo(await db.PostedForms.Where(f => f.Key == key).Select(f => f.Location).FirstAsync(stop));
            return;
        }
        await Guarded(db, posted, act);
        if (posted.IsWrong || posted.IsPreview)
            return; // disposing the transaction undoes everything, the key too: the corrected form may be sent
        var location = posted.Location ?? "";
        await db.PostedForms.Where(f => f.Key == key).ExecuteUpdateAsync(f => f.SetProperty(x => x.Location, location), stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>SQLite has one writer: behind a long import a form waits five seconds, then says so instead of failing.</summary>
    internal static async Task<IDbContextTransaction?> Begin(BinomeDb db, Posted posted, CancellationToken stop)
    {
        try
        {
            return await db.Database.BeginTransactionAsync(stop);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            posted.Refuse(Words.Get("platform.form.busy"));
            return null;
        }
    }

    private static async Task Guarded(BinomeDb db, Posted posted, Func<Task> act)
    {
        try
        {
            await act();
            await db.SaveChangesAsync();
        }
        catch (RefusedException refusal)
        {
            posted.Refuse(refusal.Message);
        }
        catch (Exception lost) when (LostRace.Is(lost))
        {
            posted.Refuse(Words.Get("platform.form.changedMeanwhile"));
        }
        if (posted.IsWrong)
            db.ChangeTracker.Clear();
    }
}
