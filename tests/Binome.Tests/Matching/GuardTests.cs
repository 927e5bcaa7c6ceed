using System.Text.Json;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

public sealed class GuardTests
{
    [Theory, BothDatabases]
    public async Task An_import_that_puts_a_mentor_into_the_line_of_their_mentee_raises_the_case_in_the_same_import(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Announced("4", "6");
        var report = await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        var conflict = Assert.Single(report.Conflicts);
        Assert.Equal(pairing.ToString(), conflict.Pairing);
        Assert.DoesNotContain("Maëlle", conflict.Reason, StringComparison.Ordinal);
        Assert.Equal("reportingLine", (await wave.Read(pairing)).Conflict);
        var page = await (await wave.As("1")).Get(wave.Address);
        Assert.Contains(
            "Maëlle Quiniou et Bertrand Casteljaloux sont dans la même ligne hiérarchique",
            page.Text,
            StringComparison.Ordinal
        );
        await wave.World.Drain();
        var mail = Assert.Single(await wave.Mails("conflicts"));
        Assert.DoesNotContain("Maëlle", mail.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_imports_on_the_page_reads_how_many_pairs_it_set_against_a_rule_and_never_whose(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        var admin = await wave.World.Administrator();
        var upload = await (await admin.Get("/people/imports")).Submit(
            "upload",
            [("file", "people.csv", System.Text.Encoding.UTF8.GetBytes(Wave.MaelleBelowBertrand))]
        );
        Assert.DoesNotContain("against a rule", upload.Text, StringComparison.Ordinal);
        var applied = await upload.Submit("apply");
        Assert.Contains("1 running pair is now against a rule", applied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maëlle", applied.Text, StringComparison.Ordinal);
        Assert.NotNull(applied.Document.QuerySelector(".notice a[href='/programmes']"));
        Assert.Contains("1 pair against a rule", (await admin.Get("/people/imports")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_command_raises_it_too(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var file = Path.Combine(wave.World.Database.Store.Folder, "people.csv");
        await File.WriteAllTextAsync(file, Wave.MaelleBelowBertrand);
        var dry = await BuiltCommand.Run(wave.World.Database.Store, "import", file, "--json", "--dry-run");
        Assert.Equal((0, true), (dry.Exit, dry.Out.Contains(pairing.ToString(), StringComparison.Ordinal)));
        Assert.Null((await wave.Read(pairing)).Conflict);
        var done = await BuiltCommand.Run(wave.World.Database.Store, "import", file, "--json");
        Assert.True(done.Exit == 0, done.Err);
        var conflicts = JsonDocument.Parse(done.Out).RootElement.GetProperty("conflicts");
        Assert.Equal(pairing.ToString(), conflicts[0].GetProperty("pairing").GetString());
        Assert.Equal("one of the two is now in the other’s reporting line", conflicts[0].GetProperty("reason").GetString());
        Assert.Equal("reportingLine", (await wave.Read(pairing)).Conflict);
    }

    [Theory, BothDatabases]
    public async Task Team_appraiser_hr_and_dotted_lines_count_and_only_as_the_programme_says(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        foreach (
            var (change, rule) in new (string, string?)[]
            {
                ("Quiniou,0,,,", "sameTeam"), // both report to the same
                ("Quiniou,5,3,,", "reportingLine"), // a dotted line
                ("Quiniou,5,,3,", "appraiser"),
                ("Quiniou,5,,,3", "hr"),
                ("Quiniou,5,,,", null),
            }
        )
        {
            await Wave.Import(wave.World, Wave.Line("2", l => l.Replace("Quiniou,5,,,", change, StringComparison.Ordinal)));
            Assert.Equal(rule, (await wave.Read(pairing)).Conflict);
        }
        await using (var db = wave.World.Database.Open())
        {
            (await db.Programmes.SingleAsync()).Rules = """{"sameTeam":false,"reportingLine":{"depth":1,"exempt":[]}}""";
            await db.SaveChangesAsync();
        }
        Assert.Empty(
            (await Wave.Import(wave.World, Wave.Line("2", l => l.Replace("Quiniou,5,", "Quiniou,0,", StringComparison.Ordinal)))).Conflicts
        );
        // Two levels: Karim is moved below Bertrand, and Maëlle stays below Karim; the programme looks one level far.
        var two =
            Wave.Line("5", l => l.Replace("Bensalah,1,", "Bensalah,3,", StringComparison.Ordinal))
            + Wave.Line("2", l => l).Split('\n')[1]
            + "\n";
        Assert.Empty((await Wave.Import(wave.World, two)).Conflicts);
        Assert.Null((await wave.Read(pairing)).Conflict);
    }

    [Theory, BothDatabases]
    public async Task What_a_manager_keeps_knowingly_is_not_asked_again(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        var manager = await wave.As("1");
        await (await manager.Get($"{wave.Address}?pair={pairing}")).Submit("keep");
        Assert.Empty(
            (await Wave.Import(wave.World, Wave.MaelleBelowBertrand.Replace("Analyste", "Experte", StringComparison.Ordinal))).Conflicts
        );
        Assert.DoesNotContain("ligne hiérarchique", (await manager.Get(wave.Address)).Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        var remit = await db.RemitIn(await wave.ViewerOf("1"), wave.Programme, default, RoleKind.Manager);
        Assert.Equal(0, (await ProgrammeCounts.Read(db, remit!, default)).Conflicts);
    }

    [Theory, BothDatabases]
    public async Task A_pair_held_back_by_a_conflict_is_announced_ten_minutes_after_an_import_settles_it(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = (await wave.Publish("1", ("2", "3")))[0].Id;
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await wave.World.Drain();
        Assert.Null((await wave.Read(pairing)).AnnouncedAt);
        await Wave.Import(wave.World, Wave.Line("2", line => line));
        await wave.World.Drain();
        Assert.Null((await wave.Read(pairing)).AnnouncedAt);
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.NotNull((await wave.Read(pairing)).AnnouncedAt);
    }

    [Theory, BothDatabases]
    public async Task Kept_twice_it_is_announced_the_second_time(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = (await wave.Publish("1", ("2", "3")))[0].Id;
        var manager = await wave.As("1");
        foreach (var change in new[] { "Quiniou,3,,,", "Quiniou,0,,," })
        {
            await Wave.Import(wave.World, Wave.Line("2", l => l.Replace("Quiniou,5,,,", change, StringComparison.Ordinal)));
            await (await manager.Get($"{wave.Address}?pair={pairing}")).Submit("keep");
            if (change.Contains(",3,", StringComparison.Ordinal))
                await Wave.Import(wave.World, Wave.Line("2", l => l.Replace("Quiniou,5,,,", "Quiniou,0,,,", StringComparison.Ordinal)));
            wave.World.Clock.Move(Pairing.Delay);
            await wave.World.Drain();
            Assert.Equal(change.Contains(",0,", StringComparison.Ordinal), (await wave.Read(pairing)).AnnouncedAt is not null);
        }
    }

    [Theory, BothDatabases]
    public async Task Of_a_sealed_pair_neither_name_nor_rule_is_told(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "7");
        var report = await Wave.Import(wave.World, Wave.Line("2", l => l.Replace("Quiniou,5,", "Quiniou,7,", StringComparison.Ordinal)));
        Assert.Equal("a rule of the programme now forbids this pair", Assert.Single(report.Conflicts).Reason);
        var manager = await wave.As("1");
        foreach (var address in new[] { wave.Address, $"{wave.Address}?pair={pairing}" })
        {
            var page = await manager.Get(address);
            Assert.Contains("Une règle du programme interdit le binôme", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Hugo", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Saintonge", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Bayonne", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("hiérarchique", page.Html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_the_company_leaves_the_pair_and_the_programme(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var report = await Wave.Import(wave.World, Wave.Line("2", l => l + "yes"));
        Assert.Empty(report.Conflicts);
        Assert.Equal(PairingEnd.Gone, (await wave.Read(pairing)).End);
        await using var db = wave.World.Database.Open();
        var part = await wave.Part(db, "2");
        Assert.NotNull((await db.Participants.SingleAsync(p => p.Id == part)).WithdrawnAt);
        await wave.World.Drain();
        Assert.Equal("bertrand@a.example", (await db.People.SingleAsync(p => p.Number == "3")).Email);
        Assert.Single(await wave.Mails("ended")); // who has left is written to no more
        Assert.Contains(
            "Bertrand Casteljaloux n’a plus de mentor",
            (await (await wave.As("1")).Get(wave.Address)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, BothDatabases]
    public async Task A_pair_forbidden_by_now_waits_for_a_decision_and_is_announced_once_it_is_kept(Store store)
    {
        await using var wave = await Wave.Start(store);
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand); // after the pairs were calculated, before somebody confirms them
        var published = await wave.Publish("1", ("2", "3"));
        Assert.Equal("reportingLine", published[0].Conflict);
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.Empty(await wave.Mails("proposed"));
        await (await (await wave.As("1")).Get($"{wave.Address}?pair={published[0].Id}")).Submit("keep");
        await wave.World.Drain();
        Assert.Equal(2, (await wave.Mails("proposed")).Count);
    }
}
