using Binome.Platform;
using Binome.Platform.Outbox;

namespace Binome.Counts;

/// <summary>At night, adds up what was put beside; once a month, looks whether everything is as it should be: it reads every row for that.</summary>
internal sealed partial class CheckCounts(BinomeDb db, ILogger<CheckCounts> log) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        await db.SettleCounts(stop);
        await KeepCounts.Pack(db, stop);
        if (now.Day != 1 || await KeepCounts.Wrong(db, stop) is not { Count: > 0 } wrong)
            return;
        Differ(log, string.Join(", ", wrong));
        await KeepCounts.Repair(db, stop);
    }

    [LoggerMessage(LogLevel.Error, "Counts were not what they should be and were made anew: {Tables}")]
    private static partial void Differ(ILogger log, string tables);
}
