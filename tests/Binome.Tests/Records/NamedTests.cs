namespace Binome.Tests.Records;

public sealed class NamedTests
{
    /// <summary>Whose record it is, they read there; nobody else sees that they were asked.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_is_asked_reads_by_whom_and_decides_there(Store store)
    {
        await using var given = await Given.Start(store);
        var mentee = await given.Mentee();
        Assert.NotNull((await mentee.Get("/record/named")).Document.QuerySelector("main .empty"));
        await given.Ask();
        var page = await mentee.Get("/record/named");
        Assert.Contains("Maëlle Quiniou", page.Text, StringComparison.Ordinal);
        await page.Submit($"allow-{given.Pairing}");
        Assert.Single((await given.Programme()).Named);
        Assert.Contains("Permis le", (await mentee.Get("/account/data")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Permis le", (await (await given.Mentor()).Get("/account/data")).Text, StringComparison.Ordinal);
        foreach (var number in new[] { "1", "6" })
            Assert.NotNull((await (await given.Met.As(number)).Get("/record/named")).Document.QuerySelector("main .empty"));
    }
}
