using System.Diagnostics;
using Binome.Tests;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Binome.Bench;

/// <summary>What one page costs.</summary>
internal sealed record Figure(int Statements, double Milliseconds, int Html, long Sent)
{
    public static async Task<Figure> Of(Visitor visitor, string address)
    {
        for (var i = 0; i < 5; i++)
            await visitor.Get(address);
        var took = new List<double>();
        using var count = Statement.Count();
        for (var i = 0; i < 15; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
            await answer.Content.ReadAsByteArrayAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
            if ((int)answer.StatusCode != 200)
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
        }
        var statements = (int)Math.Round(count.Seen / 15.0);
        var page = await visitor.Get(address);
        return new(statements, Report.Median(took), page.Html.Length, await Assets.Sent(visitor, address));
    }
}

/// <summary>Counts what EF sends to the database, whoever asks; the outbox's one look a second is not a page's.</summary>
internal sealed class Statement : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int seen;

    public int Seen => seen;

    public static Statement Count()
    {
        var count = new Statement();
        count.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(count));
        return count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted", Value: CommandExecutedEventData e })
            if (
                !e.Command.CommandText.Contains("outbox_messages", StringComparison.Ordinal)
                || Activity.Current?.OperationName.Contains("HttpRequestIn", StringComparison.Ordinal) == true
            )
                Interlocked.Increment(ref seen);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
