namespace Binome.Tests.Records;

public sealed class RecordSheetTests
{
    [Theory, BothDatabases]
    public async Task It_says_what_the_file_says_and_leads_to_the_key(Store store)
    {
        await using var given = await Given.Start(store);
        var sheet = await (await given.Mentor()).Get("/record/sheet");
        Assert.Equal("Maëlle Quiniou", sheet.Heading);
        Assert.Contains("Vague 1", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("http://binome.example/record/key", sheet.Text, StringComparison.Ordinal);
        Assert.NotNull(sheet.Document.QuerySelector("main svg.qr"));
        var fingerprint = sheet.Document.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"\"key\": \"{fingerprint}\"", await given.Said(), StringComparison.Ordinal);
        Assert.Empty(sheet.Document.QuerySelectorAll("main form"));
    }
}
