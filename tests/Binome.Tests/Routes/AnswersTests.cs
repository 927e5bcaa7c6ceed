using System.Net;
using System.Net.Sockets;
using System.Text;
using Binome.Platform.Ui;

namespace Binome.Tests.Routes;

/// <summary>What every answer carries, whatever was asked.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        var visitor = await furnished.As(Role.Administrator);
        var wrong = new List<string>();
        foreach (var place in Routes.All.Where(r => r.Method != "POST").Select(r => r.Address).Append("/nothing/here"))
        {
            var address = await furnished.Fill(place);
            using var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
            if (
                !Header("Content-Security-Policy").StartsWith("default-src 'none';", StringComparison.Ordinal)
                || Header("Content-Security-Policy").Contains("unsafe", StringComparison.Ordinal)
                || !Header("Content-Security-Policy").Contains("frame-ancestors 'none'", StringComparison.Ordinal)
                || Header("X-Content-Type-Options") != "nosniff"
                || Header("Referrer-Policy") != "no-referrer"
                || Header("Cross-Origin-Opener-Policy") != "same-origin"
                || Header("Server") != ""
            )
                wrong.Add($"{address}: {answer.Headers}");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Headers.CacheControl?.NoStore != true)
                wrong.Add($"{address} may be kept by a cache: {answer.Headers.CacheControl}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever_by_the_address_that_changes_with_it()
    {
        await using var world = await World.Start(Store.Sqlite);
        foreach (var asset in Asset.All)
        {
            using var kept = await world.Visitor().Answer(new HttpRequestMessage(HttpMethod.Get, asset.Href));
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
            Assert.Contains("immutable", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromDays(365), kept.Headers.CacheControl.MaxAge);
            using var plain = await world.Visitor().Answer(new HttpRequestMessage(HttpMethod.Get, asset.Path));
            Assert.Equal(TimeSpan.FromMinutes(5), plain.Headers.CacheControl!.MaxAge);
            using var head = await world.Visitor().Answer(new HttpRequestMessage(HttpMethod.Head, asset.Path));
            Assert.Equal(plain.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Equal(plain.Content.Headers.ContentType, head.Content.Headers.ContentType);
        }
    }

    [Fact]
    public async Task A_page_answers_to_HEAD_as_to_GET_without_its_body()
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await furnished.As(role);
            foreach (
                var place in Routes
                    .All.Where(r => r.Method == "GET" && FirstShown(r) == role)
                    .Select(r => r.Address)
                    .Append("/nothing/here")
            )
            {
                var address = await furnished.Fill(place);
                using var get = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
                using var head = await visitor.Answer(new HttpRequestMessage(HttpMethod.Head, address));
                if (head.StatusCode != get.StatusCode || head.Headers.Location != get.Headers.Location)
                    wrong.Add($"{address} as {role}: GET {(int)get.StatusCode}, HEAD {(int)head.StatusCode}");
                Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // Each page once, for somebody who reads it.
        static Role FirstShown(Route route) =>
            Enum.GetValues<Role>().FirstOrDefault(role => route.Names(role) && route.For(role) is Gets.Shown);
    }

    [Theory]
    [InlineData("fr", "Rien à cette adresse")]
    [InlineData("fr-CA", "Rien à cette adresse")]
    [InlineData("en", "Nothing at this address")]
    [InlineData("de", "Nothing at this address")]
    public async Task An_address_we_do_not_have_gets_a_page_in_the_readers_language(string language, string heading)
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        Assert.StartsWith("/sign-in?back=", (await furnished.World.Visitor(language).Get("/nothing")).Path, StringComparison.Ordinal);
        foreach (var role in new[] { Role.Person, Role.Administrator }) // a stranger does not learn which addresses exist
        foreach (var address in new[] { "/nothing", "/nothing/at/all.html", "/nothing/%01", "/..%2f..%2fetc/passwd", "/trouble/abc" })
        {
            var page = await (await furnished.As(role, language)).Get(address);
            Assert.True(page.Status == HttpStatusCode.NotFound, $"{address} as {role}: {page.Status} {page.Path}");
            Assert.Equal(heading, page.Heading);
        }
    }

    [Theory]
    [InlineData("/sign-in", 220L << 20)]
    [InlineData("/sign-in", 2L << 30)]
    [InlineData("/language", 220L << 20)]
    public async Task A_file_announced_too_large_is_refused_in_French_before_a_byte_of_it_is_read(string address, long bytes)
    {
        await using var world = await World.Start(Store.Sqlite);
        using var client = new TcpClient();
        var server = new Uri(world.Address);
        await client.ConnectAsync(server.Host, server.Port);
        var head =
            $"POST {address} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept-Language: fr\r\nConnection: close\r\n"
            + $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {bytes}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(stop.Token), StringComparison.Ordinal);
        while (await reader.ReadLineAsync(stop.Token) is { } line) // the connection itself stays for what is still on its way
            if (line.Contains("Ce fichier est trop volumineux", StringComparison.Ordinal))
                return;
        Assert.Fail("The page does not say it");
    }
}
