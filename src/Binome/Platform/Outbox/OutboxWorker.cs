using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Outbox;

/// <summary>Takes due messages one by one, hands each to its handler, and saves what it changed together with "done".</summary>
public sealed partial class OutboxWorker(
    IServiceScopeFactory scopes,
    Handlers handlers,
    TimeProvider clock,
    ILogger<OutboxWorker> log,
    IHostEnvironment environment
) : BackgroundService
{
    /// <summary>Somebody waits at the other end: for a link to sign in, for a board. Asking costs one look into an index.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.25);

    /// <summary>Whoever asked for long work does something else meanwhile.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks for a database that is away.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Work(false, Pause, stoppingToken), Work(true, LongPause, stoppingToken));

    private async Task Work(bool isLong, TimeSpan pause, CancellationToken stop)
    {
        for (var wait = pause; !stop.IsCancellationRequested; await Task.Delay(wait, stop))
            try
            {
                while (await One(stop, isLong)) { }
                wait = pause;
            }
            catch (Exception trouble) when (!stop.IsCancellationRequested)
            {
                // The database is away or busy: every message is still in it. Said in full once, or an hour of it would fill the disk.
                var isNew = wait == pause;
                wait = TimeSpan.FromSeconds(Math.Min(2 * wait.TotalSeconds, LongestPause.TotalSeconds));
                if (isNew)
                    Unreachable(log, trouble);
                else
                    StillUnreachable(log, Cause.Of(trouble), wait.TotalSeconds);
            }
    }

    /// <summary>Handles the oldest due message; false when none is due. Tests drain the outbox with it.</summary>
    /// <param name="isLong">Of long work, or of all the rest; of everything when it is not said.</param>
    public async Task<bool> One(CancellationToken stop, bool? isLong = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        if (await Claim(db, isLong, stop) is not { } message)
            return false;
        try
        {
            // No transaction is open here: a slow mail server must not hold SQLite's only writer.
            await handlers.For(message, scope.ServiceProvider).Handle(message, stop);
            message.Done(clock.Now(), keepPayload: environment.IsOnOneMachine());
            await db.SaveChangesAsync(stop);
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            // Not only what the handler throws: what it changed may be refused by the database, and a server may just not answer.
            Failed(log, message.Kind, message.Attempts, Cause.Of(trouble));
            db.ChangeTracker.Clear();
            message = await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == message.Id, stop);
            message?.Failed(clock.Now(), Cause.Of(trouble)); // deleted meanwhile, there is nothing to try again
            await db.SaveChangesAsync(stop);
        }
        return true;
    }

    /// <summary>On PostgreSQL several nodes work side by side: each skips what another holds. On SQLite the transaction is the only writer.</summary>
    private async Task<OutboxMessage?> Claim(BinomeDb db, bool? isLong, CancellationToken stop)
    {
        var (now, kinds, waiting) = (clock.Now(), handlers.LongKinds.ToArray(), handlers.WaitingKinds.ToArray());
        var (takesLong, takesRest) = (isLong != false, isLong != true);
        var due = db
            .OutboxMessages.Where(m => m.DoneAt == null && m.NotBefore <= now && m.Attempts < OutboxMessage.MostAttempts)
            .Where(m => EF.Parameter(kinds).Contains(m.Kind) ? takesLong : takesRest)
            .Where(m => !EF.Parameter(waiting).Contains(m.Kind))
            .OrderBy(m => m.NotBefore)
            .Take(1);
        if (!await due.AnyAsync(stop))
            return null; // reads only: an idle instance takes no lock
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var found = db.Database.IsNpgsql()
            ? await db
                .OutboxMessages.FromSql(
                    $"""
                    SELECT * FROM outbox_messages WHERE done_at IS NULL AND not_before <= {now} AND attempts < {OutboxMessage.MostAttempts}
                    AND CASE WHEN kind = ANY({kinds}) THEN {takesLong} ELSE {takesRest} END AND kind <> ALL({waiting})
                    ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED
                    """
                )
                .ToListAsync(stop)
            : await due.ToListAsync(stop);
        if (found is not [var message])
            return null;
        message.Claim(now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return message;
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not reach the database; it tries again")]
    private static partial void Unreachable(ILogger log, Exception trouble);

    [LoggerMessage(LogLevel.Error, "The outbox still cannot reach the database: {Trouble}; it tries again in {Seconds} s")]
    private static partial void StillUnreachable(ILogger log, string trouble, double seconds);

    /// <summary>Never the exception itself: a mail server's answer quotes the address it refuses.</summary>
    [LoggerMessage(LogLevel.Warning, "Outbox message of kind {Kind} failed, attempt {Attempt}: {Trouble}")]
    private static partial void Failed(ILogger log, string kind, int attempt, string trouble);
}
