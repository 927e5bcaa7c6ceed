using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Binome.Rehearsal;

/// <summary>What waits in the outbox, noted as it is written: the clock stops ten thousand times, and every stop would ask the database twice.</summary>
internal sealed class Waiting : SaveChangesInterceptor
{
    private readonly PriorityQueue<(Id<OutboxMessage> Id, bool IsLetter), (DateTime At, string Key)> queue = new(
        Comparer<(DateTime At, string Key)>.Create(
            (one, other) => one.At == other.At ? string.CompareOrdinal(one.Key, other.Key) : one.At.CompareTo(other.At)
        )
    );

    /// <summary>When something is due next; null when nothing is planned.</summary>
    public DateTime? Next => queue.TryPeek(out _, out var when) ? when.At : null;

    /// <summary>What is due, soonest first. Some of it may be gone: taken back by whoever planned it, or by a rule that refused the whole act.</summary>
    public List<(Id<OutboxMessage> Id, bool IsLetter)> Take(DateTime now)
    {
        var due = new List<(Id<OutboxMessage>, bool)>();
        while (Next <= now)
            due.Add(queue.Dequeue());
        return due;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var tracker = eventData.Context!.ChangeTracker;
        tracker.AutoDetectChangesEnabled = false; // what was added is known; to look for changes is next
        foreach (var entry in tracker.Entries<OutboxMessage>())
            if (entry.State == EntityState.Added)
                queue.Enqueue((entry.Entity.Id, entry.Entity.Kind == Post.Kind), (entry.Entity.NotBefore, entry.Entity.Key));
        tracker.AutoDetectChangesEnabled = true;
        return new(result);
    }
}
