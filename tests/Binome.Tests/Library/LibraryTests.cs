using System.Net;

namespace Binome.Tests.Library;

public sealed class LibraryTests
{
    [Fact]
    public async Task Whoever_is_signed_in_finds_every_text_in_their_language_and_reads_it()
    {
        await using var world = await World.Start(Store.Sqlite);
        await Binome.Tests.Programmes.Founded.Make(world);
        var zoe = await world.SignedIn(Binome.Tests.Programmes.Founded.Carla, "fr");
        var page = await zoe.Get("/library");
        var titles = page.Document.QuerySelectorAll("main table th a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(18, titles.Count);
        Assert.Contains("Ce qu’est une donnée, et ce qu’elle ne dit pas", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Valable jusqu’au", page.Text, StringComparison.Ordinal); // who keeps ours is whoever looks after the instance
        Assert.Contains(
            "Valable jusqu’au",
            (await (await world.Administrator(language: "fr")).Get("/library")).Text,
            StringComparison.Ordinal
        );
        foreach (var address in titles)
            Assert.Equal(HttpStatusCode.OK, (await zoe.Get(address!)).Status);
    }
}
