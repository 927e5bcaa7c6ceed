using Binome.Enrolment;
using Binome.Matching;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

public sealed class RunInsightsTests
{
    [Theory, BothDatabases]
    public async Task It_says_what_the_last_pairs_cost_and_whom_to_recruit_from_what_was_kept_with_the_run(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 8, mentees: 10);
        await using (var db = made.World.Database.Open())
        {
            var part = await BoardWorld.Part(db, "Mentor 1");
            await db
                .People.Where(p => p.Id == part.PersonId)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.City, "Nantes").SetProperty(x => x.Languages, "de|fr"));
            var asking = await BoardWorld.Part(db, "Dirigeant 3");
            await db.People.Where(p => p.Id == asking.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Languages, "de|fr"));
            var hidden = await db.Participants.SingleAsync(p => p.Discretion == Discretion.Sealed);
            await db.People.Where(p => p.Id == hidden.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Languages, "eu|fr"));
        }
        var page = await made.Calculated();
        var points = page.Document.QuerySelectorAll("section[aria-labelledby=curve] tbody tr");
        Assert.Equal(5, points.Length); // 8 pairs down to 4
        Assert.Contains(
            "binôme de moins, les autres s’accorderaient mieux de",
            page.Text.Replace("binômes", "binôme", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var recruits = page.Document.QuerySelectorAll(".aside .ranked li b").Select(b => b.TextContent.Trim()).ToList();
        Assert.Contains(recruits, r => r.StartsWith("Des mentors qui maîtrisent", StringComparison.Ordinal));
        Assert.Contains("Des mentors qui parlent : allemand", recruits);
        Assert.DoesNotContain("basque", page.Text, StringComparison.OrdinalIgnoreCase); // the sealed one alone speaks it
        // Another node works nothing out: it reads what was kept.
        await using var other = await made.World.Beside();
        var there = await (await other.SignedIn(BoardWorld.Manager, "fr")).Get(made.Board);
        Assert.Equal(5, there.Document.QuerySelectorAll("section[aria-labelledby=curve] tbody tr").Length);
        await using var after = made.World.Database.Open();
        Assert.Equal(1, await after.RunFiles.CountAsync(f => f.Name == RunInsights.FileName));
    }
}
