using Binome.Programmes;
using Binome.Selection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class RubricTests
{
    [Theory, BothDatabases]
    public async Task Its_qualities_change_until_somebody_was_read_by_them(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        var address = $"/programmes/{chosen.Programme.Id}/rubric";
        var maud = await chosen.As(Maud);
        var page = await maud.Get(address);
        page = await page.Submit("rubric", ("days", "0"));
        Assert.Contains("A whole number from 1 to 60", page.Text, StringComparison.Ordinal);
        page = await page.Submit(
            "rubric",
            ("days", "12"),
            ("name-3", ""),
            ("name-4", "Patient"),
            ("anchor-4-1", "Never"),
            ("anchor-4-2", "At times"),
            ("anchor-4-3", "Often"),
            ("anchor-4-4", "Always")
        );
        Assert.EndsWith("/rules", page.Path, StringComparison.Ordinal);
        var kept = await Read(chosen);
        Assert.Equal(12, kept.PromisedDays);
        Assert.Equal(["volunteer", "curious", "tools", "own3"], Rubric.Of(kept).Qualities.Select(q => q.Code));
        Assert.Equal("Always", Rubric.Of(kept).Qualities[3].Anchor(4));
        Assert.Equal("Volontaire", Binome.Platform.Words.In("fr", () => Rubric.Of(kept).Qualities[0].Title)); // ours speak both languages

        await chosen.Apply(Bob);
        var open = (await maud.Get(address)).Submit("rubric", ("chooses", "false"));
        Assert.Contains("Somebody still waits", (await open).Text, StringComparison.Ordinal);
        var stale = await maud.Get(address);
        var reviewer = await (await chosen.As(Reviewers[1])).Get(chosen.Page);
        var given = await (await chosen.As(Reviewers[1])).Get(await chosen.PageOf(Bob));
        if (given.Status != System.Net.HttpStatusCode.OK)
            given = await (await chosen.As(Reviewers[2])).Get(await chosen.PageOf(Bob));
        await given.Submit("review", [.. Rubric.Of(kept).Qualities.Select(q => ($"mark-{q.Code}", "3"))]);
        Assert.Contains("they stay as they are", (await stale.Submit("rubric", ("name-0", "Brave"))).Text, StringComparison.Ordinal);
        Assert.Null((await maud.Get(address)).Document.QuerySelector("[name='name-0']"));
        Assert.Equal(System.Net.HttpStatusCode.OK, reviewer.Status);
    }

    [Theory, BothDatabases]
    public async Task Where_nobody_is_chosen_who_sends_the_form_takes_part(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        var page = await (await chosen.As(Maud)).Get($"/programmes/{chosen.Programme.Id}/rubric");
        await page.Submit("rubric", ("chooses", "false"));
        Assert.Null((await Read(chosen)).PromisedDays);
        Assert.Contains("Nobody is chosen here", (await (await chosen.As(Maud)).Get(chosen.Page)).Text, StringComparison.Ordinal);
        await using var db = chosen.World.Database.Open();
        db.Motivations.RemoveRange(db.Motivations);
        var visitor = await chosen.As(Ann);
        var form = await visitor.Get($"/programmes/{chosen.Programme.Id}/enrolment?as=mentor");
        form = await form.Submit("topics", ("topics", "ai"), ("do", "next"));
        form = await (await visitor.Get($"/programmes/{chosen.Programme.Id}/enrolment?as=mentor&step=review")).Submit("send");
        Assert.DoesNotContain("answer by", form.Text, StringComparison.Ordinal);
        Assert.False(db.Applications.Any());
    }

    private static async Task<Programme> Read(Chosen chosen)
    {
        await using var db = chosen.World.Database.Open();
        return (await db.Programmes.FindAsync(chosen.Programme.Id))!;
    }
}
