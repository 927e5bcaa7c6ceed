using Binome.People;
using Binome.Platform;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Matching;

/// <summary>An import undone: what it set against a rule is so no more, for those who decide too.</summary>
public sealed class GuardUndoTests
{
    [Theory, BothDatabases]
    public async Task Undoing_the_import_settles_it(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        await using (var scope = wave.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            var last = await db.DirectoryImports.OrderByDescending(i => i.AppliedAt).ThenByDescending(i => i.Id).FirstAsync();
            var viewer = (await wave.ViewerOf("0")) with { IsAdministrator = true };
            await scope.ServiceProvider.GetRequiredService<UndoImport>().Run(last.Id, viewer, default);
        }
        Assert.Null((await wave.Read(pairing)).Conflict);
    }

    [Theory, BothDatabases]
    public async Task Undone_on_the_page_nothing_of_the_conflict_is_left_to_decide_or_to_be_told(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        var admin = await wave.World.Administrator();
        var upload = await (await admin.Get("/people/imports")).Submit(
            "upload",
            [("file", "people.csv", System.Text.Encoding.UTF8.GetBytes(Wave.MaelleBelowBertrand))]
        );
        await upload.Submit("apply");
        var manager = await wave.As("1");
        Assert.Contains("ligne hiérarchique", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
        var undone = await (await admin.Get("/people/imports")).Submit("undo");
        foreach (var page in new[] { undone, await admin.Get("/people/imports") })
            Assert.DoesNotContain("against a rule", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ligne hiérarchique", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
        await wave.World.Drain();
        Assert.Empty(await wave.Mails("conflicts"));
        Assert.Contains("no longer against a rule", (await admin.Get("/audit")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_undo_that_puts_a_conflict_back_says_so_and_tells_those_who_decide(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        await wave.World.Drain();
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await Wave.Import(wave.World, Wave.Line("2", line => line));
        Assert.Null((await wave.Read(pairing)).Conflict);
        var undone = await (await (await wave.World.Administrator()).Get("/people/imports")).Submit("undo");
        Assert.Contains("1 running pair is now against a rule", undone.Text, StringComparison.Ordinal);
        Assert.Equal("reportingLine", (await wave.Read(pairing)).Conflict);
        await wave.World.Drain();
        Assert.Equal(2, (await wave.Mails("conflicts")).Count);
    }
}
