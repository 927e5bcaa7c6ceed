using System.Diagnostics;
using Binome.Tests;

namespace Binome.Bench;

/// <summary>What one page costs; processor milliseconds of the whole process, who asks included: steadier on a busy machine.</summary>
internal sealed record Figure(int Statements, double Milliseconds, double Processor, int Html, long Sent)
{
    public static async Task<Figure> Of(Visitor visitor, string address)
    {
        for (var i = 0; i < 5; i++)
            await visitor.Get(address);
        var took = new List<double>();
        using var count = Statement.Count();
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 15; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
            await answer.Content.ReadAsByteArrayAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
            if ((int)answer.StatusCode != 200)
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
        }
        processor = Environment.CpuUsage.TotalTime - processor;
        var statements = (int)Math.Round(count.Seen / 15.0);
        var page = await visitor.Get(address);
        return new(
            statements,
            Report.Median(took),
            processor.TotalMilliseconds / 15,
            page.Html.Length,
            await Assets.Sent(visitor, address)
        );
    }
}
