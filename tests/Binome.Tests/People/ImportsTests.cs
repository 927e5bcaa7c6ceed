using System.Net;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task One_form_sent_twice_is_one_upload_and_another_file_is_another(Store store)
    {
        await using var world = await World.Start(store);
        var form = await (await world.Administrator()).Get("/people/imports");
        Task<Page> Upload(string text) => form.Submit("upload", [("file", "company.csv", Company.Bytes(text))]);
        var both = await Task.WhenAll(Upload(Company.File), Upload(Company.File));
        Assert.Equal(both[0].Path, both[1].Path);
        Assert.NotEqual(both[0].Path, (await Upload(Company.File.Replace("Lyon", "Brest", StringComparison.Ordinal))).Path);
        await using var db = world.Database.Open();
        Assert.Equal((2, 2), (await db.DirectoryImports.CountAsync(), await db.ImportFiles.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_file_that_nobody_decides_about_is_kept_for_a_week(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var admin = await world.Administrator();
        await Send(admin, Company.File);
        await using (var scope = world.Services.CreateAsyncScope())
        {
            await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        foreach (var (days, kept) in new[] { (6, 1), (2, 0) })
        {
            world.Clock.Move(TimeSpan.FromDays(days));
            await world.Drain();
            await using var db = world.Database.Open();
            Assert.Equal((kept, kept + 1), (await db.ImportFiles.CountAsync(), await db.DirectoryImports.CountAsync()));
            Assert.Equal(1, await db.ImportUndos.CountAsync());
        }
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
