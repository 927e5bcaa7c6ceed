using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Imports a directory: reads, compares and writes in one transaction, all or nothing.</summary>
public sealed class ImportDirectory(
    BinomeDb db,
    Ids ids,
    Journal journal,
    TimeProvider clock,
    IEnumerable<IReact<DirectoryImported>> onImported,
    IEnumerable<IReact<PeopleLeft>> onLeft
)
{
    public const string Act = "people.audit.imported";
    private const int BigFile = 20_000;

    /// <param name="upload">The import this file was uploaded for; a new one when it comes by command.</param>
    /// <param name="progress">Told the key of the words for what happens now.</param>
    public async Task<ImportPreview> Run(
        Stream file,
        string fileName,
        ImportOptions options,
        string by,
        DirectoryImport? upload = null,
        Action<string>? progress = null,
        CancellationToken stop = default
    )
    {
        var now = clock.Now();
        progress?.Invoke("people.import.step.read");
        var (state, plan, preview) = await Compare(file, options, now, stop);
        if (preview.RefusedInAll > 0 || options is { IsDryRun: true, FindsConflicts: false })
            return preview;
        // Reading takes longest: only what follows keeps others from writing.
        await using var transaction = await DirectoryLock.Take(db, stop);
        if (await DirectoryLock.Edition(db, options.Organisation, stop) != (options.Edition ?? preview.Edition))
        {
            if (options.Edition is not null)
                throw new RefusedException("people.imports.changedMeanwhile");
            file.Position = 0;
            (state, plan, preview) = await Compare(file, options, now, stop);
            if (preview.RefusedInAll > 0)
                return preview;
        }
        if (upload is not null && !await db.DirectoryImports.AnyAsync(i => i.Id == upload.Id, stop))
            throw new RefusedException("people.imports.decided"); // dropped while it was read
        progress?.Invoke("people.import.step.write");
        var import = upload ?? new(ids.New<DirectoryImport>(), options.Organisation, fileName, options.IsFull, options.AllowLeft, now, by);
        var moved = await DirectoryWriter.Write(db, state, plan!.Change, stop);
        var fact = new DirectoryImported(options.Organisation, import.Id, moved);
        foreach (var reaction in onImported)
            await reaction.On(fact, stop);
        var left = new PeopleLeft([.. plan.Gone.Select(gone => gone.Id)], now);
        if (left.People.Count > 0)
            foreach (var reaction in onLeft)
                await reaction.On(left, stop);
        var report = plan.Report(fact.Conflicts);
        if (options.IsDryRun)
            return preview with { Report = report }; // and the transaction with all that was written goes
        await Keep(import, report, state, plan, now, by, stop);
        await transaction.CommitAsync(stop);
        return preview with { Report = report };
    }

    // The edition is read before the people: what changes in between is noticed under the lock.
    private async Task<(DirectoryState State, DirectoryPlan? Plan, ImportPreview Preview)> Compare(
        Stream file,
        ImportOptions options,
        DateTime now,
        CancellationToken stop
    )
    {
        var edition = await DirectoryLock.Edition(db, options.Organisation, stop);
        var state = await DirectoryState.Load(db, options.Organisation, stop);
        if (state.People.Count > BigFile)
            GC.Collect();
        var preview = Plan(state, file, options, now, out var plan) ?? ImportPreviews.Of(plan, plan.Report([]), state);
        // A big file leaves twice its people as garbage, and writing begins to grow the heap again: measured 70 to 100 MB less at the peak.
        if (preview.Report.Rows > BigFile)
            GC.Collect();
        return (state, plan, preview with { Edition = edition });
    }

    // Not part of the method above, or the file's people would stay in memory while they are written.
    private ImportPreview? Plan(DirectoryState state, Stream file, ImportOptions options, DateTime now, out DirectoryPlan plan)
    {
        plan = null!;
        var reading = DirectoryFile.Read(file, new() { Known = state.Known(), Map = options.Map ?? new Dictionary<string, string>() });
        if (reading.Refused.Count > 0)
            return ImportPreviews.Refusing(reading.Rows, reading.Refused);
        plan = new DirectoryPlan(state, reading, options, ids, DateOnly.FromDateTime(now));
        return plan.Refused.Count > 0 ? ImportPreviews.Refusing(reading.Rows, plan.Refused) : null;
    }

    // Only the last import can be undone: what older ones replaced is no longer needed, nor kept.
    private async Task Keep(
        DirectoryImport import,
        ImportReport report,
        DirectoryState before,
        DirectoryPlan plan,
        DateTime now,
        string by,
        CancellationToken stop
    )
    {
        if (db.Entry(import).State is EntityState.Detached)
            db.DirectoryImports.Add(import);
        import.Apply(report, now);
        await db
            .ImportUndos.Where(u => db.DirectoryImports.Any(i => i.Id == u.ImportId && i.Organisation == import.Organisation))
            .ExecuteDeleteAsync(stop);
        await db.ImportFiles.Where(f => f.ImportId == import.Id).ExecuteDeleteAsync(stop);
        db.ImportUndos.Add(new(import.Id, BeforeImport.Pack(before, plan.Change)));
        journal.Write(by, Act, import.Id.ToString());
        await db.SaveChangesAsync(stop);
    }
}
