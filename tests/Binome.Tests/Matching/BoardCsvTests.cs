using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

public sealed class BoardCsvTests
{
    [Theory, BothDatabases]
    public async Task Print_and_spreadsheet_have_everybody_with_second_choice_and_reasons_and_no_formula(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 4, mentees: 6);
        await using (var db = made.World.Database.Open())
        {
            var part = await BoardWorld.Part(db, "Mentor 1");
            await db.People.Where(p => p.Id == part.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.FirstName, "=HYPERLINK(1)"));
        }
        await made.Calculated();
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var paper = await manager.Get(made.Board + "?all=1");
        Assert.Equal(
            (4, 0),
            (paper.Document.QuerySelectorAll(".pairs > li").Length, paper.Document.QuerySelectorAll("main button").Length)
        );
        Assert.Equal(2, paper.Document.QuerySelectorAll(".alone > li").Length);
        var csv = await (await manager.Answer(new(HttpMethod.Get, made.Board + ".csv"))).Content.ReadAsStringAsync();
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 4 + 2, lines.Length);
        Assert.Equal(14, lines[0].Split("\",\"").Length);
        Assert.All(lines, line => Assert.Equal(14, line.Split("\",\"").Length));
        Assert.Contains("\"'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", csv, StringComparison.Ordinal);
        Assert.Contains(
            lines[1..5],
            line => line.Split("\",\"")[11].Length > 0 && line.Split("\",\"")[12].Contains("coûte", StringComparison.Ordinal)
        );
        Assert.All(lines[5..], line => Assert.True(line.Split("\",\"")[13].Length > 5, line));
        foreach (var tell in new[] { "Zoé", "Cachée", "Unité 0" })
            Assert.DoesNotContain(tell, csv + paper.Html, StringComparison.Ordinal);
    }
}
