using Binome.Pairings;
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

    [Theory, BothDatabases]
    public async Task Who_had_left_by_mistake_takes_part_again_and_their_case_waits_for_a_manager(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var before = wave.World.Database.Open())
        {
            var theo = await wave.Part(before, "4");
            (await before.Participants.SingleAsync(p => p.Id == theo)).Withdraw(wave.World.Clock.Now()); // at their own wish
            await before.SaveChangesAsync();
        }
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await Wave.Import(wave.World, Wave.Line("2", l => l + "yes"));
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await wave.World.Drain();
        var admin = await wave.World.Administrator();
        await (await admin.Get("/people/imports")).Submit("undo");
        await using var db = wave.World.Database.Open();
        var (maelle, other) = (await wave.Part(db, "2"), await wave.Part(db, "4"));
        Assert.True((await db.Participants.SingleAsync(p => p.Id == maelle)).IsEnrolled);
        Assert.False((await db.Participants.SingleAsync(p => p.Id == other)).IsEnrolled);
        Assert.Equal(PairingEnd.Gone, (await wave.Read(pairing)).End);
        Assert.Contains(
            "Bertrand Casteljaloux n’a plus de mentor",
            (await (await wave.As("1")).Get(wave.Address)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("is back with an undone import", (await admin.Get("/audit")).Text, StringComparison.Ordinal);
        // Neither of the two said no to the other one.
        await using var scope = wave.World.Services.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var programme = await again.Programmes.SingleAsync(p => p.Id == wave.Programme);
        var (mentee, by) = (await wave.Part(db, "3"), await wave.ViewerOf("1"));
        await scope.ServiceProvider.GetRequiredService<HandOver>().Run(programme, mentee, null, maelle, by, default);
    }
}
