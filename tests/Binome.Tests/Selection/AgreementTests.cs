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

    /// <summary>The link of a mail is good for three months: what a manager of the programme settled since, or who applied again, is not its to answer.</summary>
    [Theory, BothDatabases]
    public async Task An_old_mail_neither_unsays_what_was_settled_nor_answers_for_another_application(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Ann);
        await chosen.Apply(Cleo);
        var letters = await chosen.LettersTo(Boss);
        var (ann, cleo) = (LinksOf(letters, "Ann"), LinksOf(letters, "Cleo"));
        var visitor = chosen.World.Visitor();
        var before = await visitor.Get(ann[1]);
        await chosen.Decide(Ann, Outcome.Selected, settles: true);
        await chosen.Days(0.01);
        await before.Submit("answer"); // opened before it was settled
        Assert.Equal(TimeAnswer.Settled, (await chosen.Of(Ann)).Time);
        var after = await visitor.Get(ann[1]);
        Assert.Equal("It is settled already", after.Heading);
        Assert.Empty(after.Document.QuerySelectorAll("main form"));

        var me = await chosen.As(Cleo);
        await (await me.Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        await chosen.Days(1);
        await (await me.Get($"/programmes/{chosen.Programme.Id}/enrolment?as=mentor&step=review")).Submit("send");
        Assert.DoesNotContain("Cleo", (await visitor.Get(cleo[0])).Text, StringComparison.Ordinal);
        var again = (await chosen.LettersTo(Boss)).Last(l => l.Text.Contains("Cleo", StringComparison.Ordinal));
        await (await visitor.Get(Links(again, "/agreements/")[0])).Submit("answer");
        Assert.Equal(TimeAnswer.Agreed, (await chosen.Of(Cleo)).Time);
    }

    private static IReadOnlyList<string> LinksOf(IReadOnlyList<Binome.Programmes.ProgrammeMail> letters, string name) =>
        Links(letters.First(l => l.Text.Contains(name, StringComparison.Ordinal)), "/agreements/");
}
