using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.People;

public sealed class ImportsTests
{
    [Theory, BothDatabases]
    public async Task A_file_is_sent_looked_at_applied_and_undone(Store store)
    {
        await using var world = await World.Start(store);
        var admin = await world.Administrator();
        var preview = await Send(admin, Company.File);
        Assert.Equal("What this file will change", preview.Heading);
        Assert.Contains("Hélène Dûpont (1)", preview.Text, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(0, await db.People.CountAsync());
        var applied = await preview.Submit("apply");
        Assert.Equal("What this file changed", applied.Heading);
        Assert.Equal(5, await db.People.CountAsync());
        Assert.Equal(0, await db.ImportFiles.CountAsync());
        var list = await admin.Get("/people/imports");
        Assert.Contains("company.csv", list.Text, StringComparison.Ordinal);
        var undone = await list.Submit("undo");
        Assert.Equal("This import was undone", undone.Heading);
        Assert.Equal(0, await db.People.CountAsync());
        Assert.DoesNotContain("Undo the last import", (await admin.Get("/people/imports")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Without_a_file_or_with_a_nonsense_number_the_form_says_so_and_keeps_what_was_typed(Store store)
    {
        await using var world = await World.Start(store);
        var page = await (await world.Administrator(language: "fr")).Get("/people/imports");
        var wrong = await page.Submit("upload", ("allow", "beaucoup"), ("full", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Choisissez un fichier", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("beaucoup", wrong.Document.QuerySelector("input[name=allow]")!.GetAttribute("value"));
        Assert.True(wrong.Document.QuerySelector("input[name=full]")!.HasAttribute("checked"));
    }

    [Theory, BothDatabases]
    public async Task It_does_not_exist_for_others(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("bob@a.example")).Get("/people/imports")).Status);
    }

    internal static async Task<Page> Send(Visitor admin, string text, params (string, string)[] fields) =>
        await (await admin.Get("/people/imports")).Submit("upload", [("file", "company.csv", Company.Bytes(text))], fields);
}
