using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Puts back what the last import replaced: who it added goes, whom it changed are as they were.</summary>
public sealed class UndoImport(BinomeDb db, Journal journal, TimeProvider clock, IEnumerable<IReact<DirectoryImported>> onImported)
{
    public const string Act = "people.audit.undone";

    public async Task Run(Id<DirectoryImport> id, Viewer viewer, CancellationToken stop)
    {
        await using var transaction = await DirectoryLock.Take(db, stop);
        var import =
            await db.DirectoryImports.Of(viewer).SingleOrDefaultAsync(i => i.Id == id, stop)
            ?? throw new RefusedException("people.imports.nothingToUndo");
        if (import.UndoneAt is not null)
            return; // the same button twice
        var undo =
            await db.ImportUndosOf(viewer).SingleOrDefaultAsync(u => u.ImportId == id, stop)
            ?? throw new RefusedException("people.imports.nothingToUndo");
        var state = await DirectoryState.Load(db, import.Organisation, stop);
        var moved = await DirectoryWriter.Write(db, state, BeforeImport.Unpack(undo.Content).Back(state), stop);
        db.ImportUndos.Remove(undo);
        var fact = new DirectoryImported(import.Organisation, id, moved) { Undoes = import.AppliedAt };
        foreach (var reaction in onImported)
            await reaction.On(fact, stop);
        import.Undo(clock.Now(), viewer.Actor, fact.Conflicts.Count);
        journal.Write(viewer.Actor, Act, id.ToString());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
