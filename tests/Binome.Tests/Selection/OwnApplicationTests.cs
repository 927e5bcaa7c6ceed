using Binome.Selection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class OwnApplicationTests
{
    [Theory, BothDatabases]
    public async Task It_says_where_it_stands_takes_another_role_and_is_withdrawn_at_any_time(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        var address = $"/programmes/{chosen.Programme.Id}/application";
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await chosen.As(Cleo)).Get(address)).Status);
        await chosen.Apply(Cleo);
        var cleo = await chosen.As(Cleo);
        Assert.Contains("You have an answer by Thursday 11 March 2027", (await cleo.Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("You have an answer by", (await cleo.Get("/")).Text, StringComparison.Ordinal);
        await chosen.Decide(Cleo, Outcome.Redirected, "topics", "Your kit on video.");
        Assert.DoesNotContain("Another role", (await cleo.Get(address)).Text, StringComparison.Ordinal); // it can still be undone
        await chosen.Days(0.01);
        var page = await cleo.Get(address);
        Assert.Equal("Another role for you", page.Heading);
        Assert.Contains("Your kit on video.", page.Text, StringComparison.Ordinal);
        await page.Submit("take", ("role", "FlashMentor"));
        Assert.Equal(OtherRole.FlashMentor, (await chosen.Of(Cleo)).Took);
        var data = await cleo.Get("/account/data");
        Assert.Contains("Your kit on video.", data.Text, StringComparison.Ordinal);
        Assert.Contains("Because of cleo", data.Text, StringComparison.Ordinal);
        page = await (await cleo.Get(address)).Submit("withdraw");
        Assert.Equal("You have withdrawn", page.Heading);
        Assert.EndsWith("/application", (await chosen.LettersTo(Cleo))[^1].Text.TrimEnd(), StringComparison.Ordinal);
    }
}
