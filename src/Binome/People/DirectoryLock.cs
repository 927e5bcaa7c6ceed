using Binome.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Binome.People;

/// <summary>One change of the directory at a time.</summary>
internal static class DirectoryLock
{
    private const int SqliteBusy = 5;

    /// <summary>
    /// Begins a transaction that alone may change the directory: two imports at once would each compare with what the other replaces. Who comes
    /// second waits some seconds, then is refused, for an import may take minutes.
    /// </summary>
    public static async Task<DirectoryTransaction> Take(BinomeDb db, CancellationToken stop)
    {
        var transaction = await Begin(db, stop);
        if (db is not PostgresDb)
            return transaction;
        db.Database.SetCommandTimeout(0); // 120,000 people take longer than the half minute a page may
        try
        {
            // As patient as SQLite: the same button pressed twice waits for itself, an import of minutes is not waited for.
            await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '5s'", stop);
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('binome.directory'))", stop);
            await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = 0", stop);
            return transaction;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.DisposeAsync();
            throw new RefusedException("people.imports.busy");
        }
    }

    /// <summary>Begins a transaction, or goes on in the one there is. On SQLite it is IMMEDIATE: the one writer, after some seconds of patience.</summary>
    public static async Task<DirectoryTransaction> Begin(BinomeDb db, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is not null)
            return new(null);
        try
        {
            return new(await db.Database.BeginTransactionAsync(stop));
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SqliteBusy)
        {
            throw new RefusedException("people.imports.busy");
        }
    }

    /// <summary>Grows by each import and each undo: whether the directory is still the one that somebody looked at.</summary>
    public static Task<int> Edition(BinomeDb db, string organisation, CancellationToken stop) =>
        db.DirectoryImports.Where(i => i.Organisation == organisation).SumAsync(i => i.Version, stop);
}

/// <summary>A transaction of our own, or nothing where somebody else's holds.</summary>
internal sealed class DirectoryTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken stop) => own?.CommitAsync(stop) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
