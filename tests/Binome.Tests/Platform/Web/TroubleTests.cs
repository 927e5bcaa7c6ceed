using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Web;

public sealed class TroubleTests
{
    [Theory, BothDatabases]
    public async Task A_missing_page_is_404_in_the_readers_language(Store store)
    {
        await using var world = await World.Start(store);
        var page = await (await world.Administrator(language: "fr")).Get("/nulle-part");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Rien à cette adresse", page.Heading);
    }

    [Theory, BothDatabases]
    public async Task A_bug_shows_a_reference_number_and_nothing_of_itself(Store store)
    {
        await using var world = await World.Start(store);
        var visitor = await world.Administrator();
        await using (var db = world.Database.Open())
            await db.Database.ExecuteSqlRawAsync("DROP TABLE audit_entries");
        var page = await visitor.Get("/admin");
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something broke on our side", page.Heading);
        Assert.Matches("Reference [2-9A-Z]{8}", page.Text);
        Assert.DoesNotContain("audit_entries", page.Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_gigabytes_are_refused_before_they_are_read(Store store)
    {
        await using var world = await World.Start(store);
        using var raw = new System.Net.Sockets.TcpClient();
        var address = new Uri(world.Address);
        await raw.ConnectAsync(address.Host, address.Port);
        var text =
            $"POST /sign-in HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Language: fr\r\nContent-Length: 2147483648\r\nConnection: close\r\n\r\n";
        await raw.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(text));
        var answer = await new StreamReader(raw.GetStream()).ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("Ce fichier est trop volumineux", answer, StringComparison.Ordinal);
    }
}
