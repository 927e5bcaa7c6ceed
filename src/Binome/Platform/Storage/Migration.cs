using System.Data.Common;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Binome.Platform.Storage;

/// <summary>Brings the database to this version's schema before anything else touches it.</summary>
public static class Migration
{
    private const int LockedOnLinux = 11; // EWOULDBLOCK
    private const int LockedOnWindows = unchecked((int)0x80070020); // ERROR_SHARING_VIOLATION

    public static Task Run(DataStore storage, CancellationToken stop) =>
        storage.IsEmbedded ? InFolder(storage, stop) : OnServer(storage, stop);

    private static async Task InFolder(DataStore storage, CancellationToken stop)
    {
        using var alone = await Alone(storage.Folder, stop);
        MakeFile(storage.File);
        await using var db = storage.Open();
        await Prepare(db, stop);
        await Migrate(db, stop);
        await Guard(db, stop);
    }

    /// <summary>One process at a time, by a lock that the server drops with its session: EF's own is let go between two migrations, and a second
    /// process, which had looked before, then makes tables that are there.</summary>
    private static async Task OnServer(DataStore storage, CancellationToken stop)
    {
        await using var alone = storage.Open();
        await Create(alone, stop);
        await alone.Database.OpenConnectionAsync(stop);
        alone.Database.SetCommandTimeout(0);
        await alone.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(hashtext('binome.migration'))", stop);
        try
        {
            await using var db = storage.Open();
            await Migrate(db, stop);
            await Guard(db, stop);
        }
        finally // the session itself goes back to the pool
        {
            await alone.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(hashtext('binome.migration'))", CancellationToken.None);
        }
    }

    private static async Task Migrate(BinomeDb db, CancellationToken stop)
    {
        if (await db.IsNewer(stop))
            throw new RefusedException("platform.schema.newer");
        if (!(await db.Database.GetPendingMigrationsAsync(stop)).Any())
            return;
        await db.LiftCounts(stop); // SQLite renames no table of which a trigger elsewhere speaks
        await db.Database.MigrateAsync(stop);
    }

    /// <summary>Whether a later version of ours has been here: what it means by its columns is not known to this one.</summary>
    internal static async Task<bool> IsNewer(this BinomeDb db, CancellationToken stop) =>
        (await db.Database.GetAppliedMigrationsAsync(stop)).Except(db.Database.GetMigrations()).Any();

    /// <summary>Whether anything was ever kept there: a copy of nothing would take the place of a good one.</summary>
    public static async Task<bool> IsThere(DataStore storage, CancellationToken stop)
    {
        if (storage.IsEmbedded && !File.Exists(storage.File))
            return false;
        await using var db = storage.Open();
        return await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop)
            && (await db.Database.GetAppliedMigrationsAsync(stop)).Any();
    }

    /// <summary>What the database itself refuses, beside keys, and what it counts.</summary>
    private static async Task Guard(BinomeDb db, CancellationToken stop)
    {
        await AppendOnly.Guard(db, stop);
        await db.GuardSeats(stop);
        await db.GuardCounts(stop);
    }

    private static async Task Create(BinomeDb db, CancellationToken stop)
    {
        var server = db.GetService<IRelationalDatabaseCreator>();
        if (await server.ExistsAsync(stop))
            return;
        try
        {
            await server.CreateAsync(stop);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it meanwhile.
        }
    }

    /// <summary>One process at a time migrates a folder: the lock is the operating system's, so it dies with its process.</summary>
    private static async Task<FileStream> Alone(string folder, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // names and e-mails
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "migration.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held.HResult is LockedOnLinux or LockedOnWindows) // not a full disk, which would wait for ever
            {
                await Task.Delay(50, stop);
            }
        }
    }

    /// <summary>For its owner alone, also in a folder that others may read; SQLite gives its log the same rights.</summary>
    private static void MakeFile(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        new FileStream(path, options).Dispose();
    }

    private static async Task Prepare(BinomeDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var connection = db.Database.GetDbConnection();
        await Ask(connection, "PRAGMA journal_mode=WAL", stop);
        // NORMAL loses acknowledged commits at a power cut (measured: 336 to 938 of them); FULL none.
        if (await Ask(connection, "PRAGMA synchronous", stop) is not 2L)
            throw new InvalidOperationException("SQLite does not run with synchronous=FULL here: a power cut would lose confirmed work.");
        // A process killed while it migrated leaves EF's own lock row behind, and every later start would wait for it for ever.
        // We hold the folder's lock, so nobody else can be migrating.
        // Only where there is one: to delete nothing waits for the one writer too, a long import for instance.
        if (
            await Ask(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'", stop) is not null
            && await Ask(connection, "SELECT 1 FROM \"__EFMigrationsLock\"", stop) is not null
        )
            await Ask(connection, "DELETE FROM \"__EFMigrationsLock\"", stop);
    }

    private static async Task<object?> Ask(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(stop);
    }
}
