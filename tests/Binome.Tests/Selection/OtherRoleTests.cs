using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class OtherRoleTests
{
    [Theory, BothDatabases]
    public async Task One_click_of_the_answer_takes_a_role_until_they_are_chosen_after_all(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        await chosen.Decide(Bob, Outcome.Reserve, "places");
        await chosen.Days(0.01);
        var links = Links((await chosen.LettersTo(Bob))[^1], "/other-roles/");
        Assert.Equal(3, links.Count);
        var visitor = chosen.World.Visitor("fr");
        var page = await visitor.Get(links[1]);
        Assert.Equal("Aideriez-vous lors d’ateliers\u202F?", page.Heading);
        Assert.Null((await chosen.Of(Bob)).Took);
        Assert.Equal("Merci\u00A0: c’est noté", (await page.Submit("take")).Heading);
        Assert.Equal(OtherRole.WorkshopHelper, (await chosen.Of(Bob)).Took);
        Assert.Contains(
            "Workshop helper",
            (await (await chosen.As(Maud)).Get($"{chosen.Page}?state=reserve")).Text,
            StringComparison.Ordinal
        );
        await chosen.Decide(Bob, Outcome.Selected, settles: true);
        await chosen.Days(0.01);
        Assert.Null((await visitor.Get(links[2])).Document.QuerySelector("main form"));
    }

    [Theory, BothDatabases]
    public async Task What_is_over_needs_no_help_any_more(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        await chosen.Decide(Cleo, Outcome.Reserve, "places");
        await chosen.Days(0.01);
        var visitor = chosen.World.Visitor();
        var link = Links((await chosen.LettersTo(Cleo))[^1], "/other-roles/")[0];
        var own = $"/programmes/{chosen.Programme.Id}/application";
        var cleo = await chosen.As(Cleo);
        var open = await cleo.Get(own);
        Assert.NotNull((await visitor.Get(link)).Document.QuerySelector("main form"));
        await using (var db = chosen.World.Database.Open())
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProgrammeState.Closed));
        Assert.Null((await visitor.Get(link)).Document.QuerySelector("main form"));
        Assert.DoesNotContain("flash mentor", (await cleo.Get(own)).Text, StringComparison.OrdinalIgnoreCase);
        await open.Submit("take", ("role", "FlashMentor"));
        Assert.Null((await chosen.Of(Cleo)).Took);
    }
}
