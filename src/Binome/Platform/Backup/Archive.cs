using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Backup;

/// <summary>A backup file, read with suspicion.</summary>
internal static class Archive
{
    public const string ManifestEntry = "manifest.json";

    public static string Entry(string table) => $"tables/{table}.jsonl";

    /// <summary>"20270301_First" is First: the databases number the same migration differently.</summary>
    public static string MigrationName(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>The manifest of a whole, undamaged backup that this version can read; refused otherwise.</summary>
    public static async Task<Manifest> Check(ZipArchive archive, BinomeDb db, CancellationToken stop)
    {
        var manifest = await Read(archive, stop);
        if (manifest.Format > Manifest.CurrentFormat || manifest.Migrations.Except(db.Database.GetMigrations().Select(MigrationName)).Any())
            throw new RefusedException("platform.restore.newer", manifest.Version);
        foreach (var table in manifest.Tables)
        {
            await using var rows =
                archive.GetEntry(Entry(table.Name))?.Open() ?? throw new RefusedException("platform.restore.damaged", table.Name);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(rows, stop)) != table.Sha256)
                throw new RefusedException("platform.restore.damaged", table.Name);
        }
        return manifest;
    }

    public static async Task<Manifest> Read(ZipArchive archive, CancellationToken stop)
    {
        await using var entry = archive.GetEntry(ManifestEntry)?.Open() ?? throw new RefusedException("platform.restore.foreign");
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(entry, JsonSerializerOptions.Web, stop);
        return manifest is { Product: Manifest.ProductName, Tables: not null, Migrations: not null }
            ? manifest
            : throw new RefusedException("platform.restore.foreign");
    }
}
