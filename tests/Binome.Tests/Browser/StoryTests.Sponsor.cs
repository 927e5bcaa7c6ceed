namespace Binome.Tests.Browser;

/// <content>To whoever pays, who reads what it gave, and no name.</content>
public sealed partial class StoryTests
{
    /// <summary>The manager names somebody, whom a mail tells; they come by it, sign in, and read one page.</summary>
    private static async Task ReadWhatItGave(Cast cast, Somebody sponsor)
    {
        var manager = cast.Manager;
        await manager.GoHome();
        await manager.Follow(manager.Say("home.programmes.open"), Programme);
        await manager.Unfold(manager.Say("programmes.tabs.settings"));
        await manager.Follow(manager.Say("programmes.roles.tab"));
        await manager.Fill("q", "Niodora");
        await manager.Press(manager.Say("programmes.roles.search.do"));
        await manager.Touch("role", "Sponsor");
        await manager.Press(manager.Say("programmes.roles.give.do"));
        await manager.Says("Niodora D’Arien");

        await sponsor.Come("/programmes");
        await sponsor.Leave(() => sponsor.Page.Locator("main a[href$='/report']").ClickAsync()); // one page, and no tab leads to another
        Assert.EndsWith("/report", new Uri(sponsor.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await sponsor.Says(sponsor.Say("insights.report.title.few")); // one pair: what it gave would say who
        await sponsor.Says(sponsor.Say("insights.report.limits"));
        foreach (var secret in new[] { "Lulie", "Bertaine", "Daprien", "Moulette", "Deux heures", "Qui décide", cast.Mentee.Email })
            await sponsor.SaysNot(secret);
        await sponsor.Picture("report");
    }
}
