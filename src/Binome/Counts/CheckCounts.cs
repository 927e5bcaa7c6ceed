using Binome.Platform;
using Binome.Platform.Outbox;

namespace Binome.Counts;

/// <summary>At night, adds up what was put beside; and plans the look of the month, in the first round that there is.</summary>
internal sealed class PackCounts(BinomeDb db, Consequences consequences) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        // The key is the month: a server that was off on its first day looks on the next one.
        await consequences.Add(CheckCounts.OutboxKind, $"{CheckCounts.OutboxKind}:{now:yyyy-MM}", now, now, stop);
        await db.SaveChangesAsync(stop);
        await db.SettleCounts(stop);
        await KeepCounts.Pack(db, stop);
    }
}

/// <summary>Once a month, looks whether everything is as it should be: it reads every row for that. Beside the rest of the outbox, which does not wait for it.</summary>
internal sealed partial class CheckCounts(BinomeDb db, ILogger<CheckCounts> log) : IHandle
{
    public const string OutboxKind = "counts.check";

    public string Kind => OutboxKind;

    public bool IsLong => true;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        if (await KeepCounts.Wrong(db, stop) is not { Count: > 0 } wrong)
            return;
        Differ(log, string.Join(", ", wrong));
        await KeepCounts.Repair(db, stop);
    }

    [LoggerMessage(LogLevel.Error, "Counts were not what they should be and were made anew: {Tables}")]
    private static partial void Differ(ILogger log, string tables);
}
