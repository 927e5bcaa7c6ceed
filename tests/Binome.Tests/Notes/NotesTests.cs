using System.Net;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Notes;

public sealed class NotesTests
{
    private const string Secret = "la revue des fournisseurs";

    [Theory, BothDatabases]
    public async Task Each_reads_their_own_and_what_the_other_shares_and_the_database_tells_nothing(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("2")).Get($"{address}/notes")).Status); // not held yet
        met.Wave.World.Clock.Move(TimeSpan.FromDays(20));
        await (await (await met.As("2")).Get(address)).Submit("held");
        var page = await (await met.As("2")).Get($"{address}/notes");
        page = await page.Submit(
            "notes",
            ("learned", $"Ce que pèse {Secret}"),
            ("passed-on", "Épingler une question"),
            ("shared", "Inviter dix acheteurs"),
            ("private", $"Il craint {Secret}")
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"Il craint {Secret}", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("C’est fait.", page.Document.QuerySelector("#notes-done")!.TextContent); // said once
        Assert.Null((await (await met.As("2")).Get($"{address}/notes")).Document.QuerySelector("#notes-done"));

        var other = (await (await met.As("3")).Get($"{address}/notes")).Document.Body!.TextContent;
        Assert.Contains($"Ce que pèse {Secret}", other, StringComparison.Ordinal);
        Assert.Contains("Inviter dix acheteurs", other, StringComparison.Ordinal);
        Assert.DoesNotContain("Il craint", other, StringComparison.Ordinal);
        foreach (var stranger in new[] { "4", "5" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(stranger)).Get($"{address}/notes")).Status);

        await using var db = met.Wave.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(db, Secret));
        Assert.Equal(4, await db.Notes.CountAsync());

        page = await (await (await met.As("2")).Get($"{address}/notes")).Submit(
            "notes",
            ("private", ""),
            ("shared", new string('x', 4001))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(4, await db.Notes.CountAsync()); // nothing half done
        await (await (await met.As("2")).Get($"{address}/notes")).Submit("notes", ("private", ""));
        Assert.Equal(3, await db.Notes.CountAsync());

        // With another key, what was kept cannot be read, and the page says so.
        await File.WriteAllTextAsync(Path.Combine(met.Wave.World.Database.Store.Folder, "binome.key"), new string('A', 43));
        await using var beside = await met.Wave.World.Beside();
        var reader = await beside.SignedIn((await db.People.SingleAsync(p => p.Number == "3")).Email!, "fr");
        Assert.Contains("Illisible ici", (await reader.Get($"{address}/notes")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_who_left_noted_is_not_said_to_be_anothers(Store store)
    {
        await using var met = await Met.Start(store);
        var other = await TogetherTests.Join(met);
        var address = await met.Proposed();
        await TogetherTests.Accept(met, "2", address, "");
        await TogetherTests.Accept(met, "4", address, "");
        await met.Until((await met.Read(address)).EndsAt!.Value);
        await (await (await met.As("3")).Get(address)).Submit("held");
        await (await (await met.As("4")).Get($"{address}/notes")).Submit(
            "notes",
            ("learned", "zwölf Boxkämpfer"),
            ("shared", "Sylter Deich")
        );
        await (await (await met.As("4")).Get($"/pairings/{other}")).Submit("leave");
        var page = await (await met.As("3")).Get($"{address}/notes");
        var theirs = Met.Plain(page.Document.QuerySelector("[aria-labelledby=theirs], #theirs")!.ParentElement!.TextContent);
        Assert.Contains("zwölf", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Maëlle Quiniou",
            string.Join("|", page.Document.QuerySelectorAll("main p.quiet").Select(p => p.TextContent)),
            StringComparison.Ordinal
        );
    }
}
