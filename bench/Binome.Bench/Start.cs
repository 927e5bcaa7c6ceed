using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Binome.Platform.Storage;
using Binome.Tests;

namespace Binome.Bench;

/// <summary>From the command to its first answer, and what the process then weighs.</summary>
internal static class Start
{
    public static async Task Measure()
    {
        var report = new Report(
            "Start-up and memory",
            "database",
            "first start ms (migrations)",
            "next starts ms, median of 5",
            "RSS idle MB",
            "RSS after 3,000 pages MB",
            "pages/s, 8 at once"
        );
        foreach (var kind in Databases.Kinds)
        {
            var store = Databases.Empty(kind);
            var first = await Once(store, _ => Task.CompletedTask);
            var next = new List<double>();
            for (var i = 0; i < 5; i++)
                next.Add(await Once(store, _ => Task.CompletedTask));
            var (idle, loaded, rate) = (0.0, 0.0, 0.0);
            await Once(
                store,
                async (process) =>
                {
                    await Task.Delay(3000);
                    idle = Rss(process.Process);
                    rate = await Load(process.Address, 3000);
                    loaded = Rss(process.Process);
                }
            );
            report.Row(kind, $"{first:F0}", $"{Report.Median(next):F0}", $"{idle:F0}", $"{loaded:F0}", $"{rate:F0}");
            Databases.Drop(store);
        }
    }

    /// <returns>Milliseconds to the first answered page.</returns>
    private static async Task<double> Once(DataStore store, Func<(Process Process, string Address), Task> then)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = BuiltCommand.Start(BuiltCommand.Ask(store, "serve", "--urls", address));
        var ending = BuiltCommand.End(process);
        while (!await Answers(http, address))
            await Task.Delay(2);
        var took = clock.Elapsed.TotalMilliseconds;
        await then((process, address));
        process.Kill();
        await ending;
        return took;
    }

    private static async Task<bool> Answers(HttpClient http, string address)
    {
        try
        {
            return (await http.GetAsync(new Uri($"{address}/sign-in"))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static async Task<double> Load(string address, int pages)
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, pages),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, stop) => await http.GetStringAsync(new Uri($"{address}/sign-in"), stop)
        );
        return pages / clock.Elapsed.TotalSeconds;
    }

    private static double Rss(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
