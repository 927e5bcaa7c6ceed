using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Outbox;

/// <summary>What a capability does once a day: it removes what is no longer needed, or tells people what nobody's deed told them. It saves its own work, and may run twice on one day with one effect.</summary>
public interface ITidy
{
    Task Tidy(DateTime now, CancellationToken stop);
}

/// <summary>The daily round: a recurring job that inserts its next run, so that it too lives under a moved clock.</summary>
/// <remarks>Each in a scope of its own: one that fails takes nothing from those after it, night after night.</remarks>
internal sealed partial class Daily(
    BinomeDb db,
    IEnumerable<ITidy> tidies,
    IServiceScopeFactory scopes,
    Consequences consequences,
    TimeProvider clock,
    ILogger<Daily> log
) : IHandle
{
    public const string OutboxKind = "daily";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var now = clock.Now();
        await Plan(consequences, now.Date.AddDays(1).AddHours(2), stop);
        await db.SaveChangesAsync(stop); // first: what cannot be removed today must not end the round for ever
        Exception? first = null;
        foreach (var tidy in tidies.Select(t => t.GetType()))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetServices<ITidy>().Single(t => t.GetType() == tidy).Tidy(now, stop);
            }
            catch (Exception trouble) when (!stop.IsCancellationRequested)
            {
                Failed(log, tidy.Name, trouble.GetType().Name);
                first ??= trouble;
            }
        if (first is not null)
            throw first; // the whole round is tried again: what was done already finds nothing to do
    }

    /// <summary>The first one. Two nodes that start at once both find none: the database takes one, and neither complains.</summary>
    public static async Task Begin(BinomeDb db, Ids ids, DateTime now, CancellationToken stop)
    {
        var (id, key) = (Bulk.Key(db, ids.New<OutboxMessage>()), KeyOf(now));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox_messages (id, key, kind, payload, not_before, attempts) VALUES ({id}, {key}, {OutboxKind}, {""}, {now}, 0)
            ON CONFLICT (key) DO NOTHING
            """,
            stop
        );
    }

    /// <summary>One round a day whatever restarts or nodes there are: the key is the day.</summary>
    public static Task Plan(Consequences consequences, DateTime at, CancellationToken stop) =>
        consequences.Add(OutboxKind, KeyOf(at), at, at, stop);

    private static string KeyOf(DateTime at) => $"daily:{at:yyyy-MM-dd}";

    /// <summary>Never the exception itself: it may quote what a row says of somebody.</summary>
    [LoggerMessage(LogLevel.Warning, "A part of the daily round failed: {Tidy}: {Trouble}")]
    private static partial void Failed(ILogger log, string tidy, string trouble);
}
