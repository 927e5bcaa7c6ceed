using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Binome.Platform.Backup;

/// <summary>A logical copy of everything but what lets people in, taken in one snapshot while the application runs.</summary>
public static class Backup
{
    /// <summary>The audit entry that remembers when; the administrators' page reads it.</summary>
    public const string Act = "platform.audit.backedUp";

    /// <summary>Not in the file: said in its manifest and by the command.</summary>
    private const string LeftOut =
        "logins, one-time links, sign-in keys, and the key files of encrypted notes (binome.key) and of signed records (binome-record.key)";

    /// <returns>How many rows the file holds.</returns>
    public static async Task<long> Write(BinomeDb db, string path, DateTime now, CancellationToken stop)
    {
        var unfinished = path + ".part"; // a copy cut short must never look like a copy
        try
        {
            Manifest manifest;
            await using (var file = new FileStream(unfinished, Unfinished()))
            {
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                    manifest = await Write(db, zip, now, stop);
                await Seal.Put(file, stop);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
            return manifest.Rows;
        }
        catch (ArgumentOutOfRangeException large)
        {
            File.Delete(unfinished);
            throw new IOException(large.Message, large); // .NET's word for a file that this disk allows no longer (4 GB on a memory stick)
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static FileStreamOptions Unfinished()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) // the whole directory is in it: its owner alone reads it
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task<Manifest> Write(BinomeDb db, ZipArchive zip, DateTime now, CancellationToken stop)
    {
        zip.Comment = Seal.Comment;
        zip.CreateEntry(Archive.MarkEntry, CompressionLevel.NoCompression).Open().Dispose();
        var manifest = await Tables(db, zip, now, stop);
        await using var entry = zip.CreateEntry(Archive.ManifestEntry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, JsonSerializerOptions.Web, stop);
        return manifest;
    }

    private static async Task<Manifest> Tables(BinomeDb db, ZipArchive zip, DateTime now, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var snapshot = await Snapshot(db.Database.GetDbConnection(), stop);
        await db.Database.UseTransactionAsync(snapshot, stop);
        try
        {
            var applied = await db.Database.GetAppliedMigrationsAsync(stop);
            var tables = new List<Manifest.Table>();
            foreach (var table in CarriedTables.Of(db))
                tables.Add(await Write(db, table, zip, stop));
            return new(
                Manifest.ProductName,
                Manifest.CurrentFormat,
                typeof(Backup).Assembly.GetName().Version!.ToString(3),
                now,
                [.. applied.Select(Archive.MigrationName)],
                LeftOut,
                [.. tables]
            );
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, default); // or the caller's next write would join it, and vanish with it
        }
    }

    /// <summary>SQLite: a deferred transaction reads one state and blocks no writer. PostgreSQL: repeatable read does the same.</summary>
    private static async Task<DbTransaction> Snapshot(DbConnection connection, CancellationToken stop) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    private static async Task<Manifest.Table> Write(BinomeDb db, ITable table, ZipArchive zip, CancellationToken stop)
    {
        var columns = Column.Of(table);
        await using var select = db.Database.GetDbConnection().CreateCommand();
        select.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        select.CommandTimeout = 0; // as long as it takes: nobody waits for it
        select.CommandText =
            $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\" {CarriedTables.Rows(table)}";
        await using var rows = await select.ExecuteReaderAsync(stop);
        await using var entry = zip.CreateEntry(Archive.Entry(table.Name), CompressionLevel.Fastest).Open();
        return new(table.Name, columns, await Write(rows, columns, entry, stop));
    }

    private static async Task<long> Write(DbDataReader rows, Column[] columns, Stream entry, CancellationToken stop)
    {
        await using var text = new StreamWriter(entry) { NewLine = "\n" };
        var count = 0L;
        for (; await rows.ReadAsync(stop); count++)
        {
            var line = new JsonArray([.. columns.Select((column, i) => column.Read(rows, i))]);
            await text.WriteLineAsync(line.ToJsonString());
        }
        return count;
    }
}
