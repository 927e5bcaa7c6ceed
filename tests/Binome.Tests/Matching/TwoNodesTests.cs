using System.Net;
using Binome.Matching;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

/// <summary>One board, two processes, one PostgreSQL: each is killed while it holds what matters.</summary>
public sealed class TwoNodesTests
{
    private const string Second = "second@groupe.example";

    [Fact]
    public async Task No_edit_is_lost_each_sees_the_others_and_a_node_that_dies_leaves_the_same_pairs()
    {
        await using var made = await BoardWorld.Make(Store.Postgres, mentors: 12, mentees: 14);
        await made.Lead(Second);
        var database = made.World.Database;

        // The only node dies in the middle of the run: its files are not written yet, and the database holds it there.
        await using var dying = await Node.Start(database);
        var asked = await (await dying.SignedIn(BoardWorld.Manager, "fr")).Get(made.Board);
        await using (var holding = database.Open())
        {
            await using var hold = await holding.Database.BeginTransactionAsync();
            await holding.Database.ExecuteSqlRawAsync("LOCK TABLE run_files IN ACCESS EXCLUSIVE MODE");
            await asked.Submit("start");
            await Until(async () => (await made.LastRun()) is { State: RunState.Working, Progress: > 30 });
            await dying.Kill();
        }
        Assert.Equal(RunState.Working, (await made.LastRun()).State);

        // Five minutes later another node takes the run up.
        await using (var db = database.Open())
            await db
                .OutboxMessages.Where(m => m.Kind == MakeRun.OutboxKind)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.NotBefore, TimeProvider.System.Now()));
        var starting = Node.Start(database);
        await using var one = await Node.Start(database);
        await using var other = await starting;
        await Until(async () => (await made.LastRun()).State == RunState.Ready);
        var (mine, theirs) = (await one.SignedIn(BoardWorld.Manager, "fr"), await other.SignedIn(Second, "fr"));
        var (here, there) = (await mine.Get(made.Board), await theirs.Get(made.Board));
        Assert.Equal(12, Pairs(here).Length);
        Assert.Equal(Pairs(here), Pairs(there));

        // Two managers at once, each on a node of their own.
        var (locks, others) = (Locks(here).Take(4).ToList(), Locks(there).Skip(4).Take(4).ToList());
        var answers = await Task.WhenAll(locks.Select(edit => Edit(here, edit)).Concat(others.Select(edit => Edit(there, edit))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        await using (var db = database.Open())
            Assert.Equal(Enumerable.Range(1, 8), await db.BoardEdits.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync());
        (here, there) = (await mine.Get(made.Board), await theirs.Get(made.Board));
        foreach (var page in new[] { here, there })
        {
            Assert.Equal(8, page.Document.QuerySelectorAll("button[value^='Unlock']").Length);
            Assert.Equal(
                4,
                page.Document.QuerySelectorAll(".pairs .badge.lock").Count(b => b.TextContent.Contains("vous", StringComparison.Ordinal))
            );
        }
        Assert.Equal(Pairs(here), Pairs(there));
        Assert.All(locks.Concat(others), edit => Assert.Contains(edit[5..], Pairs(here)));

        // The node that has held the board from the start dies too; one that starts afterwards makes it anew.
        await one.Kill();
        Assert.Equal(Pairs(here), Pairs(await theirs.Get(made.Board)));
        await using var third = await Node.Start(database);
        var rebuilt = await (await third.SignedIn(BoardWorld.Manager, "fr")).Get(made.Board);
        Assert.Equal(Pairs(here), Pairs(rebuilt));
        Assert.Equal(8, rebuilt.Document.QuerySelectorAll("button[value^='Unlock']").Length);
    }

    private static Task<Page> Edit(Page page, string edit) => page.Submit("pairs", ("edit", edit), ("_key", Guid.NewGuid().ToString()));

    /// <summary>What the buttons that lock would post.</summary>
    private static IEnumerable<string> Locks(Page page) =>
        page.Document.QuerySelectorAll(".pairs > li .acts button:first-of-type[value^='Lock']").Select(b => b.GetAttribute("value")!);

    /// <summary>Mentor and mentee of every pair on the page.</summary>
    private static string[] Pairs(Page page) =>
        [.. page.Document.QuerySelectorAll(".pairs > li").Select(pair => $"{pair.Id![39..]}:{pair.Id![2..38]}").Order()];

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await isSo())
                return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not come to pass within a minute.");
    }
}
