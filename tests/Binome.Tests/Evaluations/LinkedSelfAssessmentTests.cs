using System.Net;
using System.Text.RegularExpressions;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>From the mails after a pair is done to what somebody says of themselves, by one who never signs in.</summary>
public sealed partial class LinkedSelfAssessmentTests
{
    [Theory, BothDatabases]
    public async Task Each_mail_leads_to_its_own_question_once_and_for_sixty_days(Store store)
    {
        await using var met = await Met.Start(store);
        var session = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await (await met.As("3")).Get(session)).Submit("held");
        await SelfAssessmentTests.PlanDays(met);
        await SelfAssessmentTests.Close(met);
        await SelfAssessmentTests.Days(met, 1);
        var after = await Link(met, "after");
        await SelfAssessmentTests.Days(met, 14);
        var stranger = met.Wave.World.Visitor("fr");
        var page = await stranger.Get(after);
        Assert.Equal(22, page.Document.QuerySelectorAll("main input[type=radio]").Length); // the first mail still asks its own

        var used = await Link(met, "used");
        page = await stranger.Get(used);
        Assert.Equal("Deux semaines après", page.Heading);
        Assert.Equal(2, page.Document.QuerySelectorAll("main input[type=radio]").Length);
        Assert.DoesNotContain("Maëlle", page.Text, StringComparison.Ordinal); // it may be forwarded
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("assess")).Status);
        Assert.Equal("Merci, c’est noté", (await page.Submit("assess", ("UsedAtWork", "1"))).Heading);
        Assert.Null((await stranger.Get(used)).Document.QuerySelector("main form"));
        await using var db = met.Wave.World.Database.Open();
        var said = await db.SelfAssessments.AsNoTracking().SingleAsync();
        Assert.Equal((Asked.TwoWeeks, Question.UsedAtWork, 1), (said.Asked, said.Question, said.Value));

        foreach (var forged in new[] { used[..^1], "/self-assessments/x" })
            Assert.Equal("Ce lien ne sert plus", (await stranger.Get(forged)).Heading);
        await SelfAssessmentTests.Days(met, 45);
        Assert.NotNull((await stranger.Get(after)).Document.QuerySelector("main form"));
        await SelfAssessmentTests.Days(met, 2);
        Assert.Equal("Ce lien ne sert plus", (await stranger.Get(after)).Heading);
    }

    /// <summary>Of the mail of that kind to the mentee.</summary>
    private static async Task<string> Link(Met met, string kind)
    {
        await using var db = met.Wave.World.Database.Open();
        var mail = await db.ProgrammeMails.SingleAsync(m =>
            m.Kind == $"evaluations.mail.{kind}" && db.People.Any(p => p.Id == m.PersonId && p.Number == "3")
        );
        return Address().Match(mail.Text).Value;
    }

    [GeneratedRegex("/self-assessments/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
