using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>The files of a programme's runs hold what people answered, under references: they go, edits of the board too; when, who and how many stays.</summary>
internal sealed class ForgetRuns(BinomeDb db) : IReact<ProgrammeForgotten>
{
    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        var runs = db.Runs.Where(r => r.ProgrammeId == fact.Programme);
        await db.RunFiles.Where(f => runs.Any(r => r.Id == f.RunId)).ExecuteDeleteAsync(stop);
        await db.BoardEdits.Where(e => runs.Any(r => r.Id == e.RunId)).ExecuteDeleteAsync(stop);
    }
}
