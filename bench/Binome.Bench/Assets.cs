using System.IO.Compression;
using Binome.Tests;

namespace Binome.Bench;

/// <summary>The weight of what every page loads once: styles and modules, as they travel.</summary>
internal static class Assets
{
    public static async Task Measure(Visitor visitor)
    {
        var home = await visitor.Get("/");
        var files = home
            .Document.QuerySelectorAll("link[rel=stylesheet], script[src], link[rel=modulepreload]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Distinct();
        var report = new Report("What every page loads once", "file", "KB", "as sent KB (br)", "gzip KB");
        foreach (var file in files)
        {
            var plain = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, file));
            var bytes = await plain.Content.ReadAsByteArrayAsync();
            report.Row(file, $"{bytes.Length / 1024.0:F1}", $"{await Sent(visitor, file) / 1024.0:F1}", $"{Gzip(bytes) / 1024.0:F1}");
        }
    }

    /// <summary>Bytes of the body for a browser that takes Brotli.</summary>
    public static async Task<long> Sent(Visitor visitor, string address)
    {
        var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using var answer = await visitor.Answer(ask);
        return (await answer.Content.ReadAsByteArrayAsync()).LongLength;
    }

    private static long Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.Length;
    }
}
