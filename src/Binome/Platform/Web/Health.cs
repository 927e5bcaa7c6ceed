using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Web;

/// <summary>/healthz/live: the process answers. /healthz/ready: it can also write, is migrated, refuses overlapping sessions and has room.</summary>
internal static class Health
{
    /// <summary>Below this a write may soon fail half-way: readiness fails first.</summary>
    private const long LeastFreeBytes = 64L << 20;

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Ok(new { status = "live" })).AllowAnonymous();
        app.MapGet("/healthz/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(BinomeDb db, DataStore store, MailSettings mail, TimeProvider clock, CancellationToken stop)
    {
        var report = await Read(db, store, mail, clock, stop);
        return Results.Json(report, statusCode: report.IsReady ? 200 : 503);
    }

    internal static async Task<Readiness> Read(BinomeDb db, DataStore store, MailSettings mail, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.Now();
        var free = await Try(() => Task.FromResult(store.FreeBytes));
        var pending = await Try(async () => await db.IsNewer(stop) || (await db.Database.GetPendingMigrationsAsync(stop)).Any());
        var guarded = await Try(() => db.AreSeatsGuarded(stop));
        var written = await Try(() => Write(db, now, stop));
        var age = await Try(() => OutboxAge(db, now, stop));
        return new(
            written.Went,
            pending is { Went: true, Value: false },
            guarded is { Went: true, Value: true },
            free is { Went: true, Value: null or >= LeastFreeBytes },
            age.Value,
            mail.IsSetUp,
            free.Value
        );

        // What fails is the answer here, not a bug.
        async Task<(bool Went, T? Value)> Try<T>(Func<Task<T>> look)
        {
            try
            {
                return (true, await look());
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                return (false, default);
            }
        }
    }

    private static async Task<bool> Write(BinomeDb db, DateTime now, CancellationToken stop)
    {
        // One statement, so that two probes at once on a new database do not collide.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO probes (id, at) VALUES (1, {now}) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
            stop
        );
        return true;
    }

    private static async Task<double?> OutboxAge(BinomeDb db, DateTime now, CancellationToken stop)
    {
        // Each failure moves its next attempt: what was tried has been due for as long as it has waited in between, and since that attempt.
        var oldest = await db
            .OutboxMessages.Where(m => m.DoneAt == null && (m.NotBefore <= now || m.Attempts > 0))
            .GroupBy(m => m.Attempts)
            .Select(g => new { Attempts = g.Key, Next = g.Min(m => m.NotBefore) })
            .ToListAsync(stop);
        var due = oldest.Select(o => (now > o.Next ? now - o.Next : TimeSpan.Zero) + OutboxMessage.Waited(o.Attempts));
        return Math.Round(due.DefaultIfEmpty().Max().TotalSeconds);
    }
}

/// <summary>What readiness found; the outbox's age and missing mail are told and leave it ready.</summary>
internal sealed record Readiness(
    bool Write,
    bool Migrated,
    bool Guarded,
    bool Disk,
    double? OutboxAgeSeconds,
    bool MailIsSetUp,
    long? FreeBytes
)
{
    public bool IsReady => Write && Migrated && Guarded && Disk;
}
