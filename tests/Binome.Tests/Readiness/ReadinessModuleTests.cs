using System.Net;
using Binome.Library;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Readiness;

public sealed class ReadinessModuleTests
{
    [Theory, BothDatabases]
    public async Task A_wrong_answer_is_explained_and_kept_nowhere(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        var mentor = await course.As("2");
        var page = await mentor.Get($"{course.Readiness}/posture");
        var text = ShippedText.Find("posture", "fr")!;
        Assert.DoesNotContain(text.Body.Questions[0].Tail.Split(':')[1].Trim()[..30], page.Text, StringComparison.Ordinal); // the answer is not beside the question
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("check")).Status);
        var wrong = await page.Submit("check", Course.Answers("posture", wrong: 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Single(wrong.Document.QuerySelectorAll(".wrong"));
        Assert.Contains("Pas tout à fait. Pourquoi", wrong.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await using var db = course.Wave.World.Database.Open();
        Assert.Equal(0, await db.ModulePasses.CountAsync());
        await wrong.Submit("check", Course.Answers("posture"));
        Assert.Equal(("posture", 1), ((await db.ModulePasses.SingleAsync()).Code, await db.ModulePasses.CountAsync()));
        Assert.Null((await mentor.Get($"{course.Readiness}/posture")).Document.QuerySelector("[name=q0]"));
        foreach (var (number, address) in new[] { ("2", "what-data-is"), ("3", "posture"), ("1", "posture") })
            Assert.Equal(HttpStatusCode.NotFound, (await (await course.As(number)).Get($"{course.Readiness}/{address}")).Status);
    }
}
