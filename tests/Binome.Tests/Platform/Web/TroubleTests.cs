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
}
