using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class PosterTests
{
    [Theory, BothDatabases]
    public async Task It_says_what_it_is_for_and_where_to_go(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get($"/programmes/{wave.Programme.Id}/poster");
        Assert.Equal("Wave", page.Heading);
        Assert.Contains("Ten weeks to learn from each other.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"http://binome.example{wave.Form}", page.Text, StringComparison.Ordinal);
    }
}
