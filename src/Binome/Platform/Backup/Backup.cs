using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Platform.Backup;

/// <summary>A logical copy of everything but what lets people in, taken in one snapshot while the application runs.</summary>
public static class Backup
{
    /// <summary>The audit entry that remembers when; the administrators' page reads it.</summary>
    public const string Act = "platform.audit.backedUp";

    /// <summary>Not in the file: said in its manifest and by the command.</summary>
    private const string LeftOut = "logins, one-time links, sign-in keys, and the key file that encrypts notes (binome.key)";

    /// <returns>How many rows the file holds.</returns>
    public static async Task<long> Write(BinomeDb db, string file, DateTime now, CancellationToken stop)
    {
        var unfinished = file + ".part"; // a copy cut short must never look like a copy
        await using (var stream = File.Create(unfinished))
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            await db.Database.OpenConnectionAsync(stop);
            await using var snapshot = await Snapshot(db.Database.GetDbConnection(), stop);
            var tables = new List<Manifest.Table>();
            foreach (var table in Tables.Of(db))
                tables.Add(await Write(db.Database.GetDbConnection(), snapshot, table, archive, stop));
            await Write(archive, await Describe(db, now, tables, stop), stop);
        }
        File.Move(unfinished, file, overwrite: true);
        using var archived = ZipFile.OpenRead(file);
        return (await Archive.Read(archived, stop)).Tables.Sum(t => t.Rows);
    }

    /// <summary>SQLite: a deferred transaction reads one state and blocks no writer. PostgreSQL: repeatable read does the same.</summary>
    private static async Task<DbTransaction> Snapshot(DbConnection connection, CancellationToken stop) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    private static async Task<Manifest.Table> Write(
        DbConnection connection,
        DbTransaction snapshot,
        ITable table,
        ZipArchive archive,
        CancellationToken stop
    )
    {
        var columns = table.Columns.Select(Column.Of).OrderBy(c => c.Name, StringComparer.Ordinal).ToArray();
        await using var select = connection.CreateCommand();
        select.Transaction = snapshot;
        select.CommandText = $"SELECT {string.Join(", ", columns.Select(c => c.Name))} FROM {table.Name}";
        await using var rows = await select.ExecuteReaderAsync(stop);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = archive.CreateEntry(Archive.Entry(table.Name), CompressionLevel.Fastest).Open();
        var count = 0L;
        for (; await rows.ReadAsync(stop); count++)
        {
            var line = new JsonArray([.. columns.Select((column, i) => column.Read(rows, i))]);
            var bytes = Encoding.UTF8.GetBytes(line.ToJsonString() + "\n");
            hash.AppendData(bytes);
            await entry.WriteAsync(bytes, stop);
        }
        return new(table.Name, columns, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<Manifest> Describe(BinomeDb db, DateTime now, List<Manifest.Table> tables, CancellationToken stop)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        var version = typeof(Backup).Assembly.GetName().Version!.ToString(3);
        return new(
            Manifest.ProductName,
            Manifest.CurrentFormat,
            version,
            now,
            [.. applied.Select(Archive.MigrationName)],
            LeftOut,
            [.. tables]
        );
    }

    private static async Task Write(ZipArchive archive, Manifest manifest, CancellationToken stop)
    {
        await using var entry = archive.CreateEntry(Archive.ManifestEntry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, JsonSerializerOptions.Web, stop);
    }
}
