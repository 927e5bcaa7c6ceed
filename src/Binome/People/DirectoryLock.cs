using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Binome.People;

/// <summary>One change of the directory at a time.</summary>
internal static class DirectoryLock
{
    /// <summary>Begins a transaction that alone may change it: two imports at once would each compare with what the other replaces.</summary>
    public static async Task<IDbContextTransaction> Take(BinomeDb db, CancellationToken stop)
    {
        var transaction = await db.Database.BeginTransactionAsync(stop); // on SQLite IMMEDIATE: the one writer
        if (db is PostgresDb)
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('binome.directory'))", stop);
        return transaction;
    }
}
