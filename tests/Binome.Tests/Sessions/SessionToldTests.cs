namespace Binome.Tests.Sessions;

/// <summary>Whether a session was held: asked when it is over, and taken back knowingly.</summary>
public sealed class SessionToldTests
{
    [Theory, BothDatabases]
    public async Task Whether_they_met_is_asked_once_it_is_over(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        var mentor = await met.As("2");
        await met.Until((await met.Read(address)).StartsAt!.Value.AddMinutes(5));
        var home = await mentor.Get("/");
        Assert.Contains("Votre séance est en cours : jeudi 4 mars", Met.Plain(home.Text), StringComparison.Ordinal);
        Assert.Equal("Bertrand Casteljaloux et vous formez un binôme.", home.Document.QuerySelector("#duet-title")!.TextContent);
        Assert.Null((await mentor.Get(met.List)).Document.QuerySelector("section[aria-labelledby=past]"));
        met.Wave.World.Clock.Move(TimeSpan.FromMinutes(30));
        Assert.Contains("vous êtes-vous vus", (await mentor.Get("/")).Text, StringComparison.Ordinal);
        var list = await mentor.Get(met.List);
        Assert.Equal(address, list.Document.QuerySelector("section[aria-labelledby=past] a")!.GetAttribute("href"));
        Assert.Single(list.Document.QuerySelectorAll("main .primary"));
        Assert.Contains("reste à dire", list.Text, StringComparison.Ordinal);
        var page = await (await mentor.Get(address)).Submit("held");
        Assert.Contains("hors de tout chiffre", page.Text, StringComparison.Ordinal); // what taking it back would do
        Assert.Null((await mentor.Get(met.List)).Document.QuerySelector("section[aria-labelledby=past]"));
    }
}
