using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Puts back what the last import replaced: who it added goes, whom it changed are as they were.</summary>
public sealed class UndoImport(BinomeDb db, Journal journal, TimeProvider clock, IEnumerable<IReact<DirectoryImported>> onImported)
{
    public const string Act = "people.import.undo";

    public async Task<DirectoryImported> Run(Id<DirectoryImport> id, string organisation, string by, CancellationToken stop)
    {
        await using var transaction = await DirectoryLock.Take(db, stop);
        var import =
            await db.DirectoryImports.SingleOrDefaultAsync(i => i.Id == id && i.Organisation == organisation, stop)
            ?? throw new RefusedException("people.imports.nothingToUndo");
        var undo =
            await db.ImportUndos.SingleOrDefaultAsync(u => u.ImportId == id, stop)
            ?? throw new RefusedException("people.imports.nothingToUndo");
        import.Undo(clock.Now(), by);
        var state = await DirectoryState.Load(db, organisation, stop);
        var moved = await DirectoryWriter.Write(db, state, BeforeImport.Unpack(undo.Content).Back(state), stop);
        db.ImportUndos.Remove(undo);
        var fact = new DirectoryImported(organisation, id, moved);
        foreach (var reaction in onImported)
            await reaction.On(fact, stop);
        journal.Write(by, Act, id.ToString());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return fact;
    }
}
