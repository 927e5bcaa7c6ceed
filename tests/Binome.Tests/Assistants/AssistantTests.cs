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

    /// <summary>They would answer what they proposed themselves.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_becomes_the_executives_mentor_books_for_them_no_more(Store store)
    {
        await using var met = await Met.Start(store);
        var (wave, book) = (met.Wave, $"/assistant/pairings/{met.Pairing}");
        await using var db = wave.World.Database.Open();
        var theo = await Tests.Pairings.Wave.PersonOf(db, "4");
        await (await (await met.As("3")).Get("/account/assistant?q=Marchetti")).Submit("name", ("person", theo.ToString()));
        var assistant = await met.As("4");
        Assert.Equal(HttpStatusCode.OK, (await assistant.Get(book)).Status);
        var pairing = await wave.Announced("4", "3");
        await wave.Accept(pairing, "4", "3");
        Assert.Equal(HttpStatusCode.NotFound, (await assistant.Get(book)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await assistant.Get($"/assistant/pairings/{pairing}")).Status);
        Assert.DoesNotContain("Bertrand", (await assistant.Get("/assistant")).Text, StringComparison.Ordinal);
        await met.Proposed();
        await wave.World.Drain();
        Assert.Equal(0, await db.ProgrammeMails.CountAsync(m => m.PersonId == theo && m.Kind == "assistants.mail.timesProposed"));
        await (await assistant.Get($"/pairings/{pairing}")).Submit("leave");
        Assert.Equal(HttpStatusCode.OK, (await assistant.Get(book)).Status); // once it is over, as before
    }

    [Theory, BothDatabases]
    public async Task Several_forms_at_once_name_three_at_most_and_each_once(Store store)
    {
        await using var met = await Met.Start(store);
        await using var db = met.Wave.World.Database.Open();
        var forms = new List<(Page Page, string Who)>();
        foreach (var number in new[] { "4", "4", "5", "6", "7", "8" })
        {
            var page = await (await met.As("3")).Get("/account/assistant?q=a");
            forms.Add((page, (await Tests.Pairings.Wave.PersonOf(db, number)).ToString()));
        }
        var answers = await Task.WhenAll(forms.Select(f => f.Page.Submit("name", ("person", f.Who))));
        // Once three are named the page has no such form any more: whoever comes then is told that theirs has become too old.
        Assert.All(
            answers,
            a => Assert.Contains(a.Status, new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest })
        );
        Assert.Equal(3, await db.Assistants.CountAsync(a => a.Until == null));
    }

    /// <summary>Back in the company, neither reads or does again what was theirs before.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_leaves_the_company_books_for_nobody_and_nobody_for_them(Store store)
    {
        foreach (var leaver in new[] { "3", "8" })
        {
            await using var met = await Booked.Start(store);
            await Tests.Pairings.Wave.Import(met.Wave.World, Tests.Pairings.Wave.Line(leaver, l => l + "2027-02-01"));
            await Tests.Pairings.Wave.Import(met.Wave.World, Tests.Pairings.Wave.Line(leaver, l => l));
            await using var db = met.Wave.World.Database.Open();
            Assert.NotNull((await db.Assistants.SingleAsync()).Until);
            Assert.DoesNotContain("Bertrand", (await (await met.As("8")).Get("/assistant")).Text, StringComparison.Ordinal);
        }
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
