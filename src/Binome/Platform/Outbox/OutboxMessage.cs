using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Platform.Outbox;

/// <summary>A consequence to carry out after the transaction that decided it: at least once, each idempotent by its key.</summary>
public sealed class OutboxMessage(Id<OutboxMessage> id, string key, string kind, string payload, DateTime notBefore)
{
    /// <summary>After so many failures (about sixteen hours) it waits for somebody: the administrators' page shows it.</summary>
    public const int MostAttempts = 20;

    public Id<OutboxMessage> Id { get; private set; } = id;
    public string Key { get; private set; } = key;
    public string Kind { get; private set; } = kind;
    public string Payload { get; private set; } = payload;
    public DateTime NotBefore { get; private set; } = notBefore;
    public int Attempts { get; private set; }
    public DateTime? DoneAt { get; private set; }
    public string? Trouble { get; private set; }

    /// <summary>Done: what it carried (a sign-in link, say) is not kept, unless a development mailbox shows it.</summary>
    public void Done(DateTime now, bool keepPayload)
    {
        (DoneAt, Trouble) = (now, null);
        if (!keepPayload)
            Payload = "";
    }

    /// <summary>What it carries is said otherwise now.</summary>
    internal void Rewrite(string payload) => Payload = payload;

    /// <summary>Taken by one worker; should that worker die, another may take it five minutes later.</summary>
    public void Claim(DateTime now)
    {
        Attempts++;
        NotBefore = now.AddMinutes(5);
    }

    /// <summary>Put back unfinished, because the server stops: whoever starts next takes it at once, and it counts as no attempt.</summary>
    public void Release(DateTime now)
    {
        Attempts--;
        NotBefore = now;
    }

    /// <summary>Failed: again after 10 s, 20 s, 40 s … at most an hour and a half later.</summary>
    public void Failed(DateTime now, string trouble)
    {
        Trouble = trouble.Length > 500 ? trouble[..500] : trouble;
        NotBefore = now + Pause(Attempts);
    }

    /// <summary>How long what was tried so often has waited between its attempts, at least: since when it was first due is kept nowhere.</summary>
    internal static TimeSpan Waited(int attempts) =>
        Enumerable.Range(1, Math.Max(0, attempts - 1)).Aggregate(TimeSpan.Zero, (sum, failure) => sum + Pause(failure));

    private static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(failures - 1, 9)));

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> outbox)
        {
            outbox.HasIndex(m => m.Key).IsUnique();
            outbox.HasIndex(m => new { m.DoneAt, m.NotBefore });
        }
    }
}
