using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Library;

public sealed class TextHistoryTests
{
    [Theory, BothDatabases]
    public async Task Every_version_stays_with_what_it_changed_and_is_taken_back_as_a_new_one(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var (zoe, home) = (await world.SignedIn(Founded.Zoe), $"/programmes/{id}/library");
        var page = await (await zoe.Get(home)).Submit("copy", ("code", "what-data-is"));
        page = await page.Submit("text", ("safe", "Nothing that comes from a customer."));
        Assert.Equal(["Nothing that comes from a customer."], page.Document.QuerySelectorAll("ins").Select(Line));
        Assert.Contains(
            "points to a person",
            Assert.Single(page.Document.QuerySelectorAll("del").Select(Line)),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Null(page.Document.QuerySelector("form input[value=take-back]"));

        page = await zoe.Get($"{home}/what-data-is/history?version=1");
        Assert.Contains("as it came with Binôme", page.Text, StringComparison.Ordinal);
        page = await page.Submit("take-back");
        Assert.Equal(3, page.Document.QuerySelectorAll("main tbody tr").Length);
        await using var db = world.Database.Open();
        var versions = await db.TextVersions.AsNoTracking().Where(v => v.Language == "en").OrderBy(v => v.Number).ToListAsync();
        Assert.Equal(KeepTexts.DraftOf(versions[0]), KeepTexts.DraftOf(versions[2]));
        await (await zoe.Get($"{home}/what-data-is/history?version=1")).Submit("take-back"); // what it says already
        Assert.Equal(3, await db.TextVersions.CountAsync(v => v.Language == "en"));

        static string Line(AngleSharp.Dom.IElement e) => e.LastChild!.TextContent;
    }

    /// <summary>However many there are, none is lost; and a text of the programme's own never came with Binôme.</summary>
    [Theory, BothDatabases]
    public async Task Every_version_has_a_page_and_no_text_of_theirs_came_with_us(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var (zoe, home) = (await world.SignedIn(Founded.Zoe), $"/programmes/{id}/library");
        await (await zoe.Get(home)).Submit("new", ("title", "A space"), ("kind", "Exercise"));
        await using var db = world.Database.Open();
        var text = await db.LibraryTexts.AsNoTracking().SingleAsync();
        for (var number = 2; number <= 260; number++)
            db.TextVersions.Add(new(text.Id, "en", number, null, world.Clock.Now()) { Title = "A space", Markdown = $"Line {number}." });
        await db.SaveChangesAsync();
        await db.TextVersions.Where(v => v.Number == 1).ExecuteUpdateAsync(v => v.SetProperty(x => x.ById, (Id<Person>?)null)); // its author is erased
        var page = await zoe.Get($"{home}/a-space/history?version=260");
        Assert.Contains("260 versions", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Line 260."], page.Document.QuerySelectorAll("ins").Select(e => e.LastChild!.TextContent));
        Assert.Equal(50, page.Document.QuerySelectorAll("main tbody tr").Length);
        var last = await zoe.Get($"{home}/a-space/history?page=6&version=1");
        Assert.Equal(10, last.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("It is the first one.", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("as it came with Binôme", last.Text, StringComparison.Ordinal);
        await last.Submit("take-back");
        Assert.Equal(261, await db.TextVersions.MaxAsync(v => v.Number));
    }

    [Fact]
    public void The_fewest_lines_come_and_go()
    {
        Assert.Equal(
            [" a", "-b", "+x", " c", "+d"],
            TextDifference.Between(["a", "b", "c"], ["a", "x", "c", "d"]).Select(l => $"{l.Kind}{l.Text}")
        );
        Assert.Equal(["+a"], TextDifference.Between([], ["a"]).Select(l => $"{l.Kind}{l.Text}"));
        Assert.Equal(["-a"], TextDifference.Between(["a"], []).Select(l => $"{l.Kind}{l.Text}"));
    }
}
