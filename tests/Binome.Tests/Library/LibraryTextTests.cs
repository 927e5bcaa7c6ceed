using System.Net;
using Binome.Tests.Programmes;

namespace Binome.Tests.Library;

public sealed class LibraryTextTests
{
    [Fact]
    public async Task A_kit_says_what_harms_nobody_first_then_its_timed_steps()
    {
        await using var world = await World.Start(Store.Sqlite);
        await Founded.Make(world);
        var reader = await world.SignedIn(Founded.Carla);
        var page = await reader.Get("/library/what-data-is");
        Assert.Equal("What data is, and what it does not say", page.Heading);
        var main = page.Document.QuerySelector("main")!;
        Assert.Contains("points to a person", main.QuerySelector(".notice")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["15", "20", "10"], main.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.Equal(3, main.QuerySelectorAll("svg.track rect").Length);
        Assert.Equal(8, main.QuerySelectorAll(".checklist li").Length);
        Assert.NotNull(main.QuerySelector(".kit ol > li strong"));

        page = await reader.Get("/library/posture");
        Assert.Equal(6, page.Document.QuerySelectorAll("details.more").Length); // two cards, what is said afterwards, three answers
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/library/nothing-of-the-kind")).Status);
    }
}
