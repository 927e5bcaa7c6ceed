using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Binome.Tests;

/// <summary>Counts what EF sends to a database, whoever asks; the outbox's one look a second is not a page's.</summary>
internal sealed class Statement : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly Func<DbCommand, bool> counts;
    private int seen;

    private Statement(Func<DbCommand, bool> counts) => this.counts = counts;

    public int Seen => Volatile.Read(ref seen);

    /// <param name="these">Of all databases and kinds of statements those that count; null for all.</param>
    public static Statement Count(Func<DbCommand, bool>? these = null)
    {
        var count = new Statement(these ?? (_ => true));
        count.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(count));
        return count;
    }

    /// <summary>What was seen so far, and from nothing again.</summary>
    public int Take() => Interlocked.Exchange(ref seen, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted", Value: CommandExecutedEventData e })
            if (IsOfARequest || !e.Command.CommandText.Contains("outbox_messages", StringComparison.Ordinal))
                if (counts(e.Command))
                    Interlocked.Increment(ref seen);
    }

    private static bool IsOfARequest => Activity.Current?.OperationName.Contains("HttpRequestIn", StringComparison.Ordinal) == true;

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
