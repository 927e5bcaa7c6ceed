using System.IO.Compression;
using System.Text.Json;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Keeps an uploaded directory with what it would change, until somebody applies or drops it.</summary>
public sealed class UploadDirectory(BinomeDb db, ImportDirectory import, Ids ids, TimeProvider clock)
{
    public async Task<Id<DirectoryImport>> Run(Stream file, string fileName, ImportOptions options, string by, CancellationToken stop)
    {
        var preview = await import.Run(file, fileName, options with { IsDryRun = true }, by, stop: stop);
        var kept = preview with
        {
            Report = preview.Report with { Refused = [.. preview.Report.Refused.Take(ImportReport.PrintedRefusals)] },
        };
        file.Position = 0;
        var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await file.CopyToAsync(zip, stop);
        var upload = new DirectoryImport(
            ids.New<DirectoryImport>(),
            options.Organisation,
            fileName,
            options.IsFull,
            options.AllowLeft,
            clock.Now(),
            by
        );
        db.DirectoryImports.Add(upload);
        db.ImportFiles.Add(new(upload.Id, packed.ToArray(), JsonSerializer.Serialize(kept)));
        await db.SaveChangesAsync(stop);
        return upload.Id;
    }
}

/// <summary>Applies an uploaded directory as it is today; its preview may be older.</summary>
public sealed class ApplyUpload(BinomeDb db, ImportDirectory import)
{
    public async Task<ImportPreview> Run(Id<DirectoryImport> id, string organisation, string by, CancellationToken stop)
    {
        var upload = await db.DirectoryImports.SingleAsync(i => i.Id == id && i.Organisation == organisation, stop);
        var file =
            await db.ImportFiles.AsNoTracking().Where(f => f.ImportId == id).Select(f => f.Content).SingleOrDefaultAsync(stop)
            ?? throw new RefusedException("people.imports.alreadyApplied");
        await using var content = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        var options = new ImportOptions(organisation, upload.IsFull, upload.AllowLeft);
        var done = await import.Run(content, upload.FileName, options, by, upload, stop: stop);
        if (done.RefusedInAll > 0)
            throw new RefusedException("people.imports.noLonger", done.Report.Refused[0].At(upload.FileName));
        return done;
    }
}

/// <summary>Forgets an uploaded directory that was not applied.</summary>
public sealed class DropUpload(BinomeDb db)
{
    public async Task Run(Id<DirectoryImport> id, string organisation, CancellationToken stop)
    {
        var dropped = await db
            .DirectoryImports.Where(i => i.Id == id && i.Organisation == organisation && i.AppliedAt == null)
            .ExecuteDeleteAsync(stop);
        if (dropped == 0)
            throw new RefusedException("people.imports.alreadyApplied");
        await db.ImportFiles.Where(f => f.ImportId == id).ExecuteDeleteAsync(stop);
    }
}
