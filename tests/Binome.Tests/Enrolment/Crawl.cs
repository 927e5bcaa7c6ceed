using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Binome.Tests.Routes;

namespace Binome.Tests.Enrolment;

/// <summary>Everything that somebody can read by following links: pages, exports and what is packed in them.</summary>
internal sealed class Crawl(Furnished furnished, Role role)
{
    /// <summary>More than there are: a crawl that stops here has found addresses without end.</summary>
    private const int Most = 800;

    private readonly Dictionary<string, string> read = [];

    /// <summary>What each address answered, archives opened.</summary>
    public IReadOnlyDictionary<string, string> Read => read;

    /// <param name="more">Addresses that no link leads to, beside those of every route.</param>
    public async Task<Crawl> Run(params IEnumerable<string> more)
    {
        var visitor = await furnished.As(role);
        var waiting = new Queue<string>();
        foreach (var address in Routes.Routes.All.Where(r => r.Method == "GET").Select(r => r.Address).Concat(more))
            waiting.Enqueue(await furnished.Fill(address));
        while (waiting.TryDequeue(out var address))
        {
            if (read.ContainsKey(address) || IsLeft(address))
                continue;
            Assert.True(read.Count < Most, $"{role} finds addresses without end: {address}");
            using var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
            var content = await answer.Content.ReadAsByteArrayAsync();
            read[address] = $"{answer.Headers}\n{answer.Content.Headers}\n{Text(content)}";
            foreach (var link in Links(content, answer, address))
                waiting.Enqueue(link);
        }
        return this;
    }

    /// <summary>Presses what there is to press on the pages that were read, nothing filled in: what comes back, refusals too, is read like the rest.</summary>
    public async Task<Crawl> Press()
    {
        var visitor = await furnished.As(role);
        foreach (var address in read.Keys.Where(IsPressed).ToList())
        {
            var page = await visitor.Get(address);
            foreach (var form in page.Document.Forms.Where(f => f.Method == "post").ToList())
                if (form.QuerySelector("input[name=_handler]")?.GetAttribute("value") is { } name)
                {
                    var answer = await page.Send(form);
                    read[$"{address} {name}"] = $"{answer.Response.Headers}\n{answer.Html}";
                }
        }
        return this;
    }

    /// <summary>Programmes and pairs; an import undone would take the names away that are looked for.</summary>
    private static bool IsPressed(string address) =>
        !address.Contains('?') // the same page with another filter has the same buttons
        && (address.StartsWith("/programmes", StringComparison.Ordinal) || address.StartsWith("/pairings", StringComparison.Ordinal));

    /// <summary>What signs in or out, and assets.</summary>
    private static bool IsLeft(string address) =>
        address.StartsWith("/sign-in", StringComparison.Ordinal)
        || address.StartsWith("/binome.", StringComparison.Ordinal)
        || address.StartsWith("/_framework", StringComparison.Ordinal);

    private static IEnumerable<string> Links(byte[] content, HttpResponseMessage answer, string address)
    {
        if (answer.Headers.Location is { } to)
            return [to.IsAbsoluteUri ? to.PathAndQuery : to.ToString()];
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return [];
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(content));
        return page.QuerySelectorAll("a[href]")
            .Select(a => a.GetAttribute("href")!)
            .Where(href => href.Length > 0 && !href.StartsWith("//", StringComparison.Ordinal) && href[0] is '/' or '?')
            .Where(href => !href.StartsWith("/people", StringComparison.Ordinal)) // everybody is in the directory
            // Texts of the library and openings of mails know nobody, and there are dozens of each in every programme; the table has one of each page.
            .Where(href => !href.Contains("/library/", StringComparison.Ordinal) && !href.Contains("mail=", StringComparison.Ordinal))
            .Select(href => href[0] == '?' ? address.Split('?')[0] + href : href)
            .Select(href => href.Split('#')[0]);
    }

    private static string Text(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(content);
        var text = new StringBuilder();
        using var archive = new ZipArchive(new MemoryStream(content));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.AppendLine(entry.FullName).AppendLine(reader.ReadToEnd());
        }
        return text.ToString();
    }
}
