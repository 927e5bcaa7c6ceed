using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>Whose record to keep.</summary>
/// <param name="Name">Of the person who confirmed, as they were called then.</param>
internal sealed record RecordOrder(Guid Run, string Name);

/// <summary>Keeps what was decided, once it is: solved once more from the files alone, proved, and stored as it is given out.</summary>
internal sealed class KeepRecord(BinomeDb db, Boards boards) : IHandle
{
    public const string OutboxKind = "record";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var order = message.Read<RecordOrder>();
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == new Id<Run>(order.Run), stop);
        if (run is null || await db.RunFiles.AnyAsync(f => f.RunId == run.Id && f.Name == Record.FileName, stop))
            return;
        var record = Record.Make(await boards.Of(db, run, stop), run, order.Name);
        db.RunFiles.Add(new(run.Id, Record.FileName, RunStore.Pack(record)));
    }
}
