using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Keeps an uploaded directory with what it would change, until somebody applies or drops it.</summary>
public sealed class UploadDirectory(BinomeDb db, ImportDirectory import, TimeProvider clock)
{
    /// <param name="key">The form's: the same file sent twice from one form is one upload.</param>
    public async Task<Id<DirectoryImport>> Run(
        Stream file,
        string fileName,
        ImportOptions options,
        string by,
        string? key,
        CancellationToken stop
    )
    {
        var id = await IdOf(file, $"{key} {by} {fileName} {options.Organisation} {options.IsFull} {options.AllowLeft}", stop);
        if (await db.DirectoryImports.AnyAsync(i => i.Id == id, stop))
            return id;
        file.Position = 0;
        var preview = await import.Run(file, fileName, options with { IsDryRun = true }, by, stop: stop);
        file.Position = 0;
        var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await file.CopyToAsync(zip, stop);
        await using var transaction = await DirectoryLock.Begin(db, stop);
        if (db is PostgresDb) // the second of two posts waits for the first to commit; SQLite has but one writer
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({BitConverter.ToInt64(id.Value.ToByteArray())})", stop);
        if (await db.DirectoryImports.AnyAsync(i => i.Id == id, stop))
            return id;
        db.DirectoryImports.Add(new(id, options.Organisation, fileName, options.IsFull, options.AllowLeft, clock.Now(), by));
        db.ImportFiles.Add(new(id, packed.ToArray(), preview));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return id;
    }

    private static async Task<Id<DirectoryImport>> IdOf(Stream file, string what, CancellationToken stop)
    {
        var hash = await HMACSHA256.HashDataAsync(Encoding.UTF8.GetBytes(what), file, stop);
        return new(new Guid(hash.AsSpan(0, 16)));
    }
}

/// <summary>Applies an uploaded directory, provided that the directory is still the one its preview was compared with.</summary>
public sealed class ApplyUpload(BinomeDb db, ImportDirectory import)
{
    /// <summary>False when the directory has changed since: nothing is applied then, and the preview is a fresh one to look at.</summary>
    public async Task<bool> Run(Id<DirectoryImport> id, Viewer viewer, CancellationToken stop)
    {
        var upload =
            await db.DirectoryImports.Of(viewer).SingleOrDefaultAsync(i => i.Id == id, stop)
            ?? throw new RefusedException("people.imports.dropped");
        if (upload.AppliedAt is not null)
            return true; // the same button twice
        var file =
            await db.ImportFilesOf(viewer).SingleOrDefaultAsync(f => f.ImportId == id, stop)
            ?? throw new RefusedException("people.imports.decided");
        var options = new ImportOptions(upload.Organisation, upload.IsFull, upload.AllowLeft, Edition: file.Shown().Edition);
        var isStale = options.Edition != await DirectoryLock.Edition(db, upload.Organisation, stop);
        await using var content = new GZipStream(new MemoryStream(file.Content), CompressionMode.Decompress);
        var done = await import.Run(content, upload.FileName, options with { IsDryRun = isStale }, viewer.Actor, upload, stop: stop);
        if (!isStale)
            return done.RefusedInAll == 0
                ? true
                : throw new RefusedException("people.imports.noLonger", done.Report.Refused[0].At(upload.FileName));
        file.Show(done);
        await Keep(stop);
        return false;
    }

    private async Task Keep(CancellationToken stop)
    {
        await using var transaction = await DirectoryLock.Begin(db, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException("people.imports.decided");
        }
        await transaction.CommitAsync(stop);
    }
}

/// <summary>Forgets an uploaded directory that was not applied.</summary>
public sealed class DropUpload(BinomeDb db)
{
    public async Task Run(Id<DirectoryImport> id, Viewer viewer, CancellationToken stop)
    {
        await using var transaction = await DirectoryLock.Take(db, stop); // not while it is applied
        var upload = await db.DirectoryImports.Of(viewer).SingleOrDefaultAsync(i => i.Id == id, stop);
        if (upload is null)
            return; // the same button twice
        if (upload.AppliedAt is not null)
            throw new RefusedException("people.imports.alreadyApplied");
        await db.ImportFilesOf(viewer).Where(f => f.ImportId == id).ExecuteDeleteAsync(stop);
        db.DirectoryImports.Remove(upload);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
