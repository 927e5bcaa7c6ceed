namespace Binome.Rehearsal;

/// <summary>What people mean to do and when, soonest first; at one moment in the order in which it came to their mind.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (DateTime At, long Order)> queue = new();
    private long order;

    public void At(DateTime moment, Func<Task> act) => queue.Enqueue(act, (moment, order++));

    public DateTime? Next => queue.TryPeek(out _, out var when) ? when.At : null;

    /// <summary>Does what is due, also what comes up meanwhile.</summary>
    public async Task Do(DateTime now)
    {
        while (Next <= now)
            await queue.Dequeue()();
    }
}
