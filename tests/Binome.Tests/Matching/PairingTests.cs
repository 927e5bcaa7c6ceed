using System.Net;
using System.Text;

namespace Binome.Tests.Matching;

public sealed class PairingTests
{
    [Fact]
    public async Task Two_lists_become_pairs_with_reasons_and_downloads_and_nothing_is_stored()
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await (await world.Administrator(language: "fr")).Get("/pairing");
        var answer = await page.Submit("pair", Uploads("mentors.csv", "mentees.csv", "people.csv", "rules.json"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("119 binômes pour 120 mentors souhaités", answer.Heading);
        Assert.Contains("Besoins couverts", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Qui recruter ensuite", answer.Text, StringComparison.Ordinal);
        Assert.Matches("\\+\\d,\\d\\d point d’accord, sur 5|un binôme de plus", answer.Text);
        Assert.Contains("40 dans la ligne hiérarchique", answer.Text, StringComparison.Ordinal);
        var pairs = answer.Document.QuerySelector("a[download='pairs.csv']")!.GetAttribute("href")!.Split("base64,")[1];
        Assert.StartsWith("mentor,mentee,fit,", Encoding.UTF8.GetString(Convert.FromBase64String(pairs)), StringComparison.Ordinal);
        Assert.DoesNotContain("119", (await page.Submit("pair")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_meets_together_is_shown_together()
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await (await world.Administrator(language: "fr")).Get("/pairing");
        var rules = ("rules", "rules.json", """{"shape": {"mentors": 1, "mentees": 3}}"""u8.ToArray());
        var answer = await page.Submit("pair", [.. Uploads("mentors.csv", "mentees.csv", "people.csv"), rules]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var groups = answer.Document.QuerySelectorAll("ol.pairs > li").Select(pair => pair.QuerySelector("b")!.TextContent).ToList();
        Assert.All(groups, name => Assert.StartsWith("Groupe ", name, StringComparison.Ordinal));
        Assert.All(groups.Chunk(3), group => Assert.Single(group.Distinct()));
        Assert.Equal(groups.Count / 3, groups.Distinct().Count());
    }

    [Fact]
    public async Task Refusals_and_a_missing_file_are_told_on_the_page()
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await (await world.Administrator()).Get("/pairing");
        var missing = await page.Submit("pair", Uploads("mentors.csv"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("Choose a file", missing.Text, StringComparison.Ordinal);
        var wrong = await page.Submit(
            "pair",
            [("mentors", "m.csv", "id,capacity\nr1,x\n"u8.ToArray()), ("mentees", "e.csv", "id\ne1\n"u8.ToArray())]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("m.csv:2:2: capacity:", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_signs_in_first()
    {
        await using var world = await World.Start(Store.Sqlite);
        Assert.StartsWith("/sign-in", (await world.Visitor().Get("/pairing")).Path, StringComparison.Ordinal);
    }

    private static (string, string, byte[])[] Uploads(params string[] names) =>
        [.. names.Select(name => (Path.GetFileNameWithoutExtension(name), name, File.ReadAllBytes(Sample.Of(name))))];
}
