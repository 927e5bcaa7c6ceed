using System.Net;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

public sealed class EvaluationTests
{
    private static readonly (string, string)[] Marks = [("usefulness", "4"), ("comfort", "5"), ("recommends", "9"), ("next", "1")];

    [Theory, BothDatabases]
    public async Task Each_of_the_two_says_how_it_was_changes_it_and_nobody_else_reads_it(Store store)
    {
        await using var met = await Met.Start(store);
        var session = await met.Agreed();
        var page = session + "/evaluation";
        var bertrand = await met.As("3");
        Assert.Equal(HttpStatusCode.NotFound, (await bertrand.Get(page)).Status); // nothing was held yet
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        var held = await (await bertrand.Get(session)).Submit("held");
        Assert.NotNull(held.Document.QuerySelector($"a.primary[href='{page}']"));
        Assert.NotNull((await bertrand.Get("/")).Document.QuerySelector($"a.primary[href='{page}']"));
        var mails = await Mails(met);

        var form = await bertrand.Get(page);
        Assert.Equal("Comment était cette séance ?", Met.Plain(form.Heading));
        Assert.Contains("avec Maëlle Quiniou", form.Text, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll("main input:checked")); // nothing is answered for anybody
        Assert.Equal(5 + 5 + 11 + 3, form.Document.QuerySelectorAll("main input[type=radio]").Length);
        var wrong = await form.Submit("evaluation", ("usefulness", "4"), ("comfort", "6"), ("keep", "le rythme"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(3, wrong.Document.QuerySelectorAll("main .error").Length);
        Assert.NotNull(wrong.Document.QuerySelector("input[name=usefulness][value='4']:checked"));
        Assert.NotNull(wrong.Document.QuerySelector("details[open] textarea[name=keep]"));

        var said = await wrong.Submit(
            "evaluation",
            [
                .. Marks[..3],
                ("next", "3"),
                ("keep", "le rythme jonquille"),
                ("learned", "ai"),
                ("passedOn", "network"),
                ("learned", "made-up"),
            ]
        );
        Assert.Equal("Merci, c’est noté", said.Heading);
        Assert.Contains("Personne n’a été prévenu", said.Text, StringComparison.Ordinal);
        said = await said.Submit("evaluation", [.. Marks, ("change", "moins de théorie"), ("changeIsShared", "true")]);
        await using var db = met.Wave.World.Database.Open();
        var kept = await db.Evaluations.AsNoTracking().SingleAsync();
        Assert.Equal((4, 5, 9, NextWish.GoOn), (kept.Usefulness, kept.Comfort, kept.Recommends, kept.Next));
        Assert.Equal(("network", "ai", false, true), (kept.PassedOn, kept.Learned, kept.KeepIsShared, kept.ChangeIsShared));
        Assert.Equal(mails, await Mails(met)); // nobody is told
        Assert.Null((await bertrand.Get("/")).Document.QuerySelector($"a[href='{page}']")); // asked once
        Assert.Contains("moins de théorie", (await bertrand.Get("/account/data")).Text, StringComparison.Ordinal);

        foreach (var number in new[] { "1", "4", "6" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(number)).Get(page)).Status);
        var maelle = await met.As("2");
        foreach (var address in new[] { page, session, "/", met.List, $"/pairings/{met.Pairing}" })
            Assert.DoesNotContain("théorie", (await maelle.Get(address)).Text, StringComparison.Ordinal);

        // Counted, it does not change any more; the words can still be taken back.
        var stale = await bertrand.Get(page);
        await db.Evaluations.ExecuteUpdateAsync(e => e.SetProperty(x => x.Batch, 1).SetProperty(x => x.Version, 9));
        var refused = await stale.Submit("evaluation", ("usefulness", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var counted = await bertrand.Get(page);
        Assert.Null(counted.Document.QuerySelector("input[name=usefulness]"));
        await counted.Submit("take-back");
        Assert.False((await db.Evaluations.AsNoTracking().SingleAsync()).ChangeIsShared);
        await (await bertrand.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        foreach (var word in new[] { "jonquille", "théorie" })
            Assert.Empty(await WholeDatabase.Contains(db, word));
        Assert.Equal(0, await db.Evaluations.CountAsync());
    }

    private static async Task<int> Mails(Met met)
    {
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        return await db.ProgrammeMails.CountAsync();
    }

    [Theory, BothDatabases]
    public async Task Words_are_taken_back_at_any_time(Store store)
    {
        await using var met = await Met.Start(store);
        await using var db = met.Wave.World.Database.Open();
        var address = await met.Agreed();
        await met.Until((await met.Read(address)).EndsAt!.Value.AddMinutes(1));
        await (await (await met.As("3")).Get(address)).Submit("held");
        await (await (await met.As("3")).Get($"{address}/evaluation")).Submit(
            "evaluation",
            ("usefulness", "1"),
            ("comfort", "4"),
            ("recommends", "0"),
            ("next", "1"),
            ("keep", "zwölf Boxkämpfer"),
            ("keepIsShared", "true")
        );
        var circle = new Circle(db, met.Wave.Programme, met.Wave.World.Clock);
        await circle.Pair(5);
        for (var i = 0; i < 5; i++)
            await circle.Evaluate(await circle.Held(i), circle.Pairs[i].Mentee, Circle.Says(4));
        await circle.Night();
        var figures = $"/programmes/{met.Wave.Programme}/evaluations";
        Assert.Contains("zwölf", (await (await met.As("1")).Get(figures)).Text, StringComparison.Ordinal);
        await (await (await met.As("2")).Get(address)).Submit("missed"); // a slip of the other one
        var mine = await (await met.As("3")).Get($"{address}/evaluation");
        var still = (await (await met.As("1")).Get(figures)).Text.Contains("zwölf", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, false), (mine.Status, still));
        await mine.Submit("take-back");
    }
}
