namespace Binome.Tests.Accounts;

public sealed class SignInSentTests
{
    [Theory, BothDatabases]
    public async Task It_promises_nothing_that_tells_a_known_address_from_another(Store store)
    {
        await using var world = await World.Start(store);
        var page = await world.Visitor("fr").Get("/sign-in/sent");
        Assert.Equal("Regardez votre messagerie", page.Heading);
        Assert.Contains("Si cette adresse peut se connecter", page.Text, StringComparison.Ordinal);
        Assert.Contains("15\u00a0minutes", page.Text, StringComparison.Ordinal);
    }
}
