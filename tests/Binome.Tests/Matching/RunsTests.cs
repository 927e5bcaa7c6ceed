using System.Net;
using Binome.Accounts;
using Binome.Matching;
using Binome.Platform;

namespace Binome.Tests.Matching;

public sealed class RunsTests
{
    [Theory, BothDatabases]
    public async Task Each_publication_stands_there_with_who_confirmed_it_and_its_record(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        Assert.Equal("Rien n’est encore décidé", (await manager.Get($"/programmes/{made.Programme}/runs")).Heading);
        await made.Calculated();
        await made.Approved();
        await made.World.Drain();
        await using (var db = made.World.Database.Open())
        {
            // Somebody else's, by an account that the directory knows.
            var other = new Account(new Ids(made.World.Clock).New<Account>(), "x@y.example", made.World.Clock.Now());
            other.BelongTo((await BoardWorld.Part(db, "Mentor 1")).PersonId);
            db.Accounts.Add(other);
            var run = new Run(new Ids(made.World.Clock).New<Run>(), made.Programme, made.World.Clock.Now(), "test");
            run.Done(1, 1);
            run.Approve(0, made.World.Clock.Now(), other.Id.ToString());
            db.Runs.Add(run);
            await db.SaveChangesAsync();
        }
        var page = await manager.Get($"/programmes/{made.Programme}/runs");
        Assert.Equal("2 décisions", page.Heading);
        var rows = page.Document.QuerySelectorAll("tbody tr");
        Assert.Contains(
            rows,
            row =>
                row.TextContent.Contains("4 binômes publiés", StringComparison.Ordinal)
                && row.TextContent.Contains("vous", StringComparison.Ordinal)
        );
        Assert.Contains(rows, row => row.TextContent.Contains("Mentor 1", StringComparison.Ordinal));
        var link = rows.Single(row => row.TextContent.Contains("4 binômes", StringComparison.Ordinal))
            .QuerySelector("a")!
            .GetAttribute("href")!;
        var record = await manager.Answer(new(HttpMethod.Get, link));
        Assert.Equal("application/zip", record.Content.Headers.ContentType!.MediaType);
        var mentor = await made.World.SignedIn(BoardWorld.Mail("Mentor 2"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.Get($"/programmes/{made.Programme}/runs")).Status);
    }
}
