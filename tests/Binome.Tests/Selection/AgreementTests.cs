using Binome.Selection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class AgreementTests
{
    /// <summary>The two links say the contrary of each other; whatever becomes of the application, the page tells nothing of it.</summary>
    [Theory, BothDatabases]
    public async Task A_line_manager_agrees_and_changes_their_mind_and_learns_nothing(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Ann);
        var letter = (await chosen.LettersTo(Boss)).Single();
        var links = Links(letter, "/agreements/");
        var visitor = chosen.World.Visitor();
        Assert.Null((await chosen.Of(Ann)).Time); // only the button acts
        var page = await visitor.Get(links[0]);
        Assert.Equal("Does Ann Testann have the time?", page.Heading);
        Assert.Single(page.Document.QuerySelectorAll("main form button"));
        await page.Submit("answer");
        Assert.Equal(TimeAnswer.Agreed, (await chosen.Of(Ann)).Time);
        await (await visitor.Get(links[1])).Submit("answer");
        Assert.Equal(TimeAnswer.NotNow, (await chosen.Of(Ann)).Time);
        await chosen.Decide(Ann, Outcome.Refused, "time");
        await chosen.Days(0.01);
        Assert.Contains("Does Ann Testann have the time?", (await visitor.Get(links[0])).Heading, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get(links[0][..^3] + "AAA")).Status);
        Assert.DoesNotContain("Testann", (await visitor.Get(links[0][..^3] + "AAA")).Html, StringComparison.Ordinal);
    }
}
