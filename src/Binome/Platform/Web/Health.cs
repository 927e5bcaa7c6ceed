using Binome.Platform.Mail;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Web;

/// <summary>/healthz/live: the process answers. /healthz/ready: it can also write, is migrated and has room.</summary>
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
        var free = store.FreeBytes;
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(stop)).Any();
            var now = clock.Now();
            var written = await db.Probes.Where(p => p.Id == 1).ExecuteUpdateAsync(p => p.SetProperty(x => x.At, now), stop);
            if (written == 0)
            {
                db.Probes.Add(new Probe(1, now));
                await db.SaveChangesAsync(stop);
            }
            var oldest = await db
                .OutboxMessages.Where(m => m.DoneAt == null && m.NotBefore <= now)
                .MinAsync(m => (DateTime?)m.NotBefore, stop);
            var age = oldest is null ? 0 : Math.Round((now - oldest.Value).TotalSeconds);
            return new(true, !pending, free is null or >= LeastFreeBytes, age, mail.IsSetUp, free);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return new(false, false, free is null or >= LeastFreeBytes, null, mail.IsSetUp, free);
        }
    }
}

/// <summary>What readiness found; the outbox's age and missing mail are told and leave it ready.</summary>
internal sealed record Readiness(bool Write, bool Migrated, bool Disk, double? OutboxAgeSeconds, bool MailIsSetUp, long? FreeBytes)
{
    public bool IsReady => Write && Migrated && Disk;
}
