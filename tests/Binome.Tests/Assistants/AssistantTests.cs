using System.Net;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Assistants;

public sealed class AssistantTests
{
    /// <summary>Named, they book at once and get one mail; taken back, they find nothing any more.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_is_named_books_until_it_is_taken_back(Store store)
    {
        await using var met = await Booked.Start(store);
        var mail = Assert.Single(await met.Mails());
        Assert.DoesNotContain("Bertrand", mail, StringComparison.Ordinal);
        Assert.Contains("http://binome.example/assistant", mail, StringComparison.Ordinal);
        var josephine = await met.As("8");
        var book = $"/assistant/pairings/{met.Pairing}";
        Assert.Contains("Bertrand Casteljaloux", (await josephine.Get("/assistant")).Text, StringComparison.Ordinal);
        Assert.NotNull((await josephine.Get("/assistant")).Document.QuerySelector($"main a[href='{book}']"));
        Assert.NotNull((await josephine.Get("/")).Document.QuerySelector("main a[href='/assistant']"));
        Assert.Equal(HttpStatusCode.OK, (await josephine.Get(book)).Status);
        foreach (var number in new[] { "1", "2", "6" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(number)).Get(book)).Status);

        await using var db = met.Wave.World.Database.Open();
        var assistant = await db.Assistants.AsNoTracking().SingleAsync();
        Assert.Contains("Joséphine Attali", (await (await met.As("3")).Get("/account/data")).Text, StringComparison.Ordinal);
        await (await (await met.As("3")).Get("/account/assistant")).Submit($"take-{assistant.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await josephine.Get(book)).Status);
        Assert.DoesNotContain("Bertrand", (await josephine.Get("/assistant")).Text, StringComparison.Ordinal);
        Assert.Single(await met.Mails());
    }

    [Theory, BothDatabases]
    public async Task Nobody_names_themselves_their_mentor_or_without_taking_part(Store store)
    {
        await using var met = await Met.Start(store);
        await using var db = met.Wave.World.Database.Open();
        foreach (var (by, who) in new[] { ("3", "3"), ("3", "2"), ("5", "8") })
        {
            var page = await (await met.As(by)).Get("/account/assistant?q=a");
            var named = await page.Submit("name", ("person", (await Tests.Pairings.Wave.PersonOf(db, who)).ToString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, named.Status);
        }
        Assert.Equal(0, await db.Assistants.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Erased_an_assistant_is_nowhere(Store store)
    {
        await using var met = await Booked.Start(store);
        await (await (await met.As("8")).Get($"/assistant/pairings/{met.Pairing}")).Submit("propose");
        await using var db = met.Wave.World.Database.Open();
        var person = await Tests.Pairings.Wave.PersonOf(db, "8");
        Assert.Equal(1, await db.SessionSteps.CountAsync(s => s.Through == person));
        await (await (await met.As("8")).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(0, await db.SessionSteps.CountAsync(s => s.Through == person));
        Assert.Equal(1, await db.SessionSteps.CountAsync(s => s.Through != null));
        Assert.Equal(0, await db.Assistants.CountAsync());
    }
}
