using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Backup;

/// <summary>A backup file, read with suspicion: whole, ours, and of a version we know, or refused before anything is touched.</summary>
internal sealed class Archive(ZipArchive zip, Manifest manifest) : IDisposable
{
    public const string ManifestEntry = "manifest.json";

    /// <summary>The name of the first entry, stored and empty: it stands at byte 30, where `file` and we can tell a damaged backup from a foreign file.</summary>
    public const string MarkEntry = "binome.backup";

    public Manifest Manifest => manifest;

    public static string Entry(string table) => $"tables/{table}.jsonl";

    /// <summary>"20270301_First" is First: the databases number the same migration differently.</summary>
    public static string MigrationName(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    public static async Task<Archive> Open(string path, BinomeDb db, CancellationToken stop)
    {
        if (!File.Exists(path))
            throw new RefusedException("platform.restore.noFile", path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            if (!await Seal.IsWhole(file, stop))
                throw new RefusedException(await IsMarked(file, stop) ? "platform.restore.damaged" : "platform.restore.foreign");
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return new Archive(zip, await Read(zip, db, stop));
        }
        catch (Exception strange) when (strange is InvalidDataException or JsonException)
        {
            await file.DisposeAsync();
            throw new RefusedException("platform.restore.foreign");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The lines of one table.</summary>
    public StreamReader Lines(string table) => new(zip.GetEntry(Entry(table))!.Open());

    public void Dispose() => zip.Dispose();

    private static async Task<Manifest> Read(ZipArchive zip, BinomeDb db, CancellationToken stop)
    {
        await using var entry = zip.GetEntry(ManifestEntry)?.Open() ?? throw new RefusedException("platform.restore.foreign");
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(entry, JsonSerializerOptions.Web, stop);
        if (manifest is not { Product: Manifest.ProductName, Tables: not null, Migrations: not null })
            throw new RefusedException("platform.restore.foreign");
        if (manifest.Format > Manifest.CurrentFormat || manifest.Migrations.Except(db.Database.GetMigrations().Select(MigrationName)).Any())
            throw new RefusedException("platform.restore.newer", manifest.Version);
        return manifest.Tables.All(t => zip.GetEntry(Entry(t.Name)) is not null)
            ? manifest
            : throw new RefusedException("platform.restore.damaged");
    }

    private static async Task<bool> IsMarked(FileStream file, CancellationToken stop)
    {
        file.Position = 0;
        var start = new byte[30 + MarkEntry.Length];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
        return Encoding.ASCII.GetString(start, 0, read).EndsWith(MarkEntry, StringComparison.Ordinal);
    }
}
