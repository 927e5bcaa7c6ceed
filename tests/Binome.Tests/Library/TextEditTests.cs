using System.Net;
using Binome.Programmes;
using Binome.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Library;

public sealed class TextEditTests
{
    [Theory, BothDatabases]
    public async Task A_change_is_seen_first_kept_as_a_version_and_never_over_another_writers(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var (zoe, home) = (await world.SignedIn(Founded.Zoe, "fr"), $"/programmes/{id}/library");
        var page = await (await zoe.Get(home)).Submit("copy", ("code", "generative-ai"));
        var before = page.Document.QuerySelector("textarea[name=markdown]")!.TextContent;
        var changed =
            before.Replace("### Parler · 15 min", "### Parler · 20 min", StringComparison.Ordinal)
            + "\n\n[x](javascript:alert(1)) **Gras**";

        var seen = await page.Submit("text", ("markdown", changed), ("preview", "true"));
        Assert.Contains("Aperçu", seen.Text, StringComparison.Ordinal);
        Assert.Equal(["20", "35", "10"], seen.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.NotNull(seen.Document.QuerySelectorAll("main strong").FirstOrDefault(s => s.TextContent == "Gras"));
        Assert.DoesNotContain(
            seen.Document.QuerySelectorAll("a"),
            a => a.GetAttribute("href")!.Contains("javascript", StringComparison.Ordinal)
        );
        var wrong = await page.Submit("text", ("markdown", "## Rien\n\nsans étapes"), ("title", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("trois temps minutés", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("sans étapes", wrong.Document.QuerySelector("textarea[name=markdown]")!.TextContent, StringComparison.Ordinal);
        var deep = await page.Submit("text", ("markdown", before + "\n\n" + new string('>', 5000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, deep.Status);
        Assert.Contains("imbriquées trop de fois", deep.Text, StringComparison.Ordinal);
        var beside = await zoe.Get($"{home}/generative-ai/edit");
        await using var db = world.Database.Open();
        Assert.Equal(2, await db.TextVersions.CountAsync()); // nothing was kept so far

        Assert.Equal($"{home}/generative-ai/history?language=fr", (await seen.Submit("text")).Path);
        var late = await beside.Submit("text", ("summary", "Autre chose"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("autre version", late.Text, StringComparison.Ordinal);
        var kept = await db.TextVersions.AsNoTracking().SingleAsync(v => v.Language == "fr" && v.Number == 2);
        Assert.Equal(65, kept.Minutes); // what the headings add up to
        Assert.NotNull(kept.ById);

        page = await zoe.Get($"{home}/generative-ai/edit?language=fr");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("review", ("expires", "2001-01-01"))).Status);
        page = await page.Submit("review", ("expires", "2027-12-31"));
        Assert.Contains("31 décembre 2027", (await zoe.Get(home)).Text, StringComparison.Ordinal);
        Assert.Contains("Zo", page.Document.QuerySelector("#review")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);

        // Other words are nobody's who read the old ones; until when they are good stays.
        await page.Submit("text", ("summary", "Encore autre chose."));
        page = await zoe.Get($"{home}/generative-ai/edit?language=fr");
        Assert.Contains("Personne ne l’a encore relu", page.Text, StringComparison.Ordinal);
        var text = await db.LibraryTexts.AsNoTracking().SingleAsync();
        Assert.Equal((null, null, new DateOnly(2027, 12, 31)), (text.ReviewerId, text.ReviewedOn, text.ExpiresOn));
    }

    /// <summary>Whoever has a form open still cannot write, review or take back.</summary>
    [Theory, BothDatabases]
    public async Task A_closed_programme_keeps_its_texts_as_they_are(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var (zoe, home) = (await world.SignedIn(Founded.Zoe), $"/programmes/{id}/library");
        var page = await (await zoe.Get(home)).Submit("copy", ("code", "what-data-is"));
        await page.Submit("text", ("summary", "Something else."));
        await using var db = world.Database.Open();
        await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProgrammeState.Closed));
        page = await zoe.Get($"{home}/what-data-is/edit");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("text", ("summary", "And now?"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("review", ("expires", "2028-01-01"))).Status);
        var first = await zoe.Get($"{home}/what-data-is/history?version=1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await first.Submit("take-back")).Status);
        Assert.Equal(2, await db.TextVersions.CountAsync(v => v.Language == "en"));
    }
}
