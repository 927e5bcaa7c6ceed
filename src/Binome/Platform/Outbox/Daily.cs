namespace Binome.Platform.Outbox;

/// <summary>What a capability no longer needs, removed once a day.</summary>
public interface ITidy
{
    Task Tidy(DateTime now, CancellationToken stop);
}

/// <summary>The daily round: a recurring job that inserts its next run, so that it too lives under a moved clock.</summary>
internal sealed class Daily(BinomeDb db, IEnumerable<ITidy> tidies, Consequences consequences, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "daily";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var now = clock.Now();
        await Plan(consequences, now.Date.AddDays(1).AddHours(2), stop);
        await db.SaveChangesAsync(stop); // first: what cannot be removed today must not end the round for ever
        foreach (var tidy in tidies)
            await tidy.Tidy(now, stop);
    }

    /// <summary>One round a day whatever restarts or nodes there are: the key is the day.</summary>
    public static Task Plan(Consequences consequences, DateTime at, CancellationToken stop) =>
        consequences.Add(OutboxKind, $"daily:{at:yyyy-MM-dd}", at, at, stop);
}
