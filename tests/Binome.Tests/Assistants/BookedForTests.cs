using Binome.Tests.Sessions;

namespace Binome.Tests.Assistants;

public sealed class BookedForTests
{
    /// <summary>Who books for nobody is told so; who does reads what waits, and when what is agreed is.</summary>
    [Theory, BothDatabases]
    public async Task It_lists_for_whom_one_books_and_what_waits(Store store)
    {
        await using var met = await Booked.Start(store);
        Assert.NotNull((await (await met.As("6")).Get("/assistant")).Document.QuerySelector("main .empty"));
        var josephine = await met.As("8");
        var address = await met.Proposed("2");
        var waits = await josephine.Get("/assistant");
        Assert.NotNull(waits.Document.QuerySelector($"main a[href='/assistant{address}']"));
        Assert.Contains("une réponse est attendue", waits.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vague 1", waits.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
