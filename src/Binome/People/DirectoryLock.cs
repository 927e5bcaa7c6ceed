using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Binome.People;

/// <summary>One change of the directory at a time.</summary>
internal static class DirectoryLock
{
    /// <summary>
    /// Begins a transaction that alone may change the directory: two imports at once would each compare with what the other replaces. Within a
    /// form's transaction it only locks, and the form commits.
    /// </summary>
    public static async Task<DirectoryTransaction> Take(BinomeDb db, CancellationToken stop)
    {
        // On SQLite IMMEDIATE: the one writer.
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        if (db is PostgresDb)
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('binome.directory'))", stop);
        return new(own);
    }
}

/// <summary>A transaction of our own, or nothing where somebody else's holds.</summary>
internal sealed class DirectoryTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken stop) => own?.CommitAsync(stop) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
