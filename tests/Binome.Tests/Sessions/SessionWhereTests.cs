using Binome.Sessions;

namespace Binome.Tests.Sessions;

public sealed class SessionWhereTests
{
    [Theory, BothDatabases]
    public async Task A_link_is_given_without_another_answer_and_every_calendar_and_reminder_knows(Store store)
    {
        await using var met = await Met.Start(store);
        var address = (await (await (await met.As("3")).Get(met.List)).Submit("propose", ("place", "video"))).Path;
        var mentor = await met.As("2");
        var page = await mentor.Get(address);
        await page.Submit("accept", ("slot", Last(page)));
        var agreed = await met.Read(address);
        page = await mentor.Get(address);
        Assert.Contains("personne n’a encore donné le lien", page.Text, StringComparison.Ordinal);
        page = await page.Submit("where", ("detail", "meet.example/abc"));
        Assert.Equal(
            "https://meet.example/abc",
            page.Document.QuerySelector("[aria-labelledby=when] a[href^=https]")!.GetAttribute("href")
        );
        Assert.Contains("Vous avez dit où", page.Text, StringComparison.Ordinal);
        var placed = await met.Read(address);
        Assert.Equal((SessionState.Agreed, agreed.StartsAt, agreed.Sequence + 1), (placed.State, placed.StartsAt, placed.Sequence));
        var told = await met.Invitations("placed");
        Assert.Equal(["2", "3"], told.Select(t => t.To));
        Assert.All(told, t => Assert.Contains("LOCATION:meet.example/abc", t.Calendar, StringComparison.Ordinal));
        Assert.All(told, t => Assert.Contains($"SEQUENCE:{placed.Sequence}", t.Calendar, StringComparison.Ordinal));
        await page.Submit("where", ("detail", "meet.example/abc")); // the same: nobody is told again
        Assert.Equal(2, (await met.Letters("placed")).Count);

        await met.Until(placed.StartsAt!.Value.AddDays(-1));
        Assert.Equal(2, (await met.Letters("tomorrow")).Count); // once each
        Assert.All(await met.Letters("tomorrow"), l => Assert.Contains("meet.example/abc", l.Text, StringComparison.Ordinal));
        await met.Until(placed.EndsAt!.Value.AddDays(3));
        Assert.Equal(2, (await met.Letters("untold")).Count);
    }

    [Theory, BothDatabases]
    public async Task The_day_before_whoever_meets_by_video_reads_that_there_is_no_link(Store store)
    {
        await using var met = await Met.Start(store);
        var address = (await (await (await met.As("3")).Get(met.List)).Submit("propose", ("place", "video"))).Path;
        var page = await (await met.As("2")).Get(address);
        await page.Submit("accept", ("slot", Last(page)));
        await met.Until((await met.Read(address)).StartsAt!.Value.AddDays(-1));
        Assert.All(
            await met.Letters("tomorrow"),
            l => Assert.Contains("personne n’a encore donné le lien", l.Text, StringComparison.Ordinal)
        );
        Assert.Equal(2, (await met.Letters("tomorrow")).Count);
    }

    [Theory, BothDatabases]
    public async Task Whoever_said_that_they_are_away_that_day_is_told_beside_it_and_nobody_else(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed(); // on 4 March
        var (mentee, mentor) = (await met.As("3"), await met.As("2"));
        await (await mentee.Get("/account/profile")).Submit("profile", ("from", "2027-03-03"), ("until", "2027-03-05"));
        Assert.Contains("Vous avez dit être absent ce jour-là", (await mentee.Get(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("absent ce jour-là", (await mentor.Get(address)).Text, StringComparison.Ordinal);
    }

    /// <summary>Two calendars that name one room at one hour name two people.</summary>
    [Theory, BothDatabases]
    public async Task Of_a_sealed_pair_the_mail_says_that_there_is_a_place_and_not_which(Store store)
    {
        await using var met = await Met.Start(store, "4", "7");
        var address = await met.Agreed("7", "4");
        await (await (await met.As("7")).Get(address)).Submit("where", ("place", "away"), ("detail", "Salle Cormoran"));
        Assert.Contains("Cormoran", (await (await met.As("4")).Get(address)).Text, StringComparison.Ordinal);
        var told = await met.Letters("placed");
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.DoesNotContain("Cormoran", t.Text, StringComparison.Ordinal));
        Assert.All(await met.Invitations("placed"), t => Assert.DoesNotContain("Cormoran", t.Calendar, StringComparison.Ordinal));
    }

    private static string Last(Page page) =>
        page.Document.QuerySelectorAll("main input[type=radio][name=slot]").Select(i => i.GetAttribute("value")!).Last();
}
