using Binome.Enrolment;
using Binome.Platform;
using Binome.Rehearsal;
using Binome.Tests.Counts;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Rehearsal;

public sealed class RehearsedTests
{
    private static readonly Scenario s_maif = Scenario.All.Single(s => s.Name == "maif");
    private static readonly Scenario s_pwn = Scenario.All.Single(s => s.Name == "pwn");

    [Fact]
    public Task A_programme_is_played_to_its_end_without_a_broken_rule_and_a_broken_one_is_named() => IsPlayed(Store.Sqlite);

    /// <summary>A programme takes PostgreSQL a minute; what it is made of is tested on both.</summary>
    [Fact, Trait("Category", "soak")]
    public Task A_programme_is_played_to_its_end_on_PostgreSQL_too() => IsPlayed(Store.Postgres);

    /// <summary>Its first weeks: people are called, enrol, and are written to.</summary>
    [Fact]
    public async Task A_programme_begins_on_PostgreSQL_too()
    {
        await using var database = await TestDatabase.Make(Store.Postgres);
        await using var played = await Play(s_pwn.Among(60) with { Days = 20 }, 7, database);
        var report = await played.Tell(default);
        Assert.Empty(report.Violations);
        await using var db = database.Open();
        Assert.InRange(await db.Participants.CountAsync(), 10, 60);
        Assert.True(await db.ProgrammeMails.CountAsync() > 20);
    }

    private static async Task IsPlayed(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using var played = await Play(s_pwn, 7, database);
        var report = await played.Tell(default);
        Assert.Empty(report.Violations);
        Assert.Equal((20, 20, 20), (report.Mentors, report.Mentees, report.CandidatesAnswered));
        Assert.InRange(report.Paired, 15, 20);
        Assert.InRange(report.SessionsHeld, 20, 80);
        Assert.InRange(report.EvaluationRate, 0.5, 1);
        Assert.True(report.Programmes.Single().Figures.Everybody.IsShown);
        await using (var db = database.Open())
        {
            Assert.True(await db.Stories.AnyAsync(s => s.PublishedAt != null));
            Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.requested"));
        }
        var end = RehearseCommand.FirstDay.AddDays(s_pwn.Days);
        await using (var db = database.Open())
        {
            await CountedOneByOne.AssertSame(db, end, 60);
            await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor).ExecuteUpdateAsync(p => p.SetProperty(x => x.Capacity, 0));
            await db.Runs.ExecuteUpdateAsync(r => r.SetProperty(x => x.ApprovedBy, "nobody"));
            await db.ProgrammeMails.ExecuteDeleteAsync();
            await db.Sessions.Where(s => s.StartsAt != null).ExecuteUpdateAsync(s => s.SetProperty(x => x.Minute, 1));
            await CountedOneByOne.AssertSame(db, end);
        }
        var broken = (await played.Tell(default)).Violations;
        foreach (var rule in new[] { "PlacesHold", "SomebodyConfirmed", "EverybodyWasAnswered", "ClocksAgree" })
            Assert.Contains(broken, b => b.StartsWith(rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_figures_and_another_one_others()
    {
        var (one, again, other) = (await Figures(7), await Figures(7), await Figures(8));
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);

        static async Task<string> Figures(int seed)
        {
            await using var database = await TestDatabase.Make(Store.Sqlite);
            await using var played = await Play(s_pwn.Among(60) with { Days = 60 }, seed, database);
            return (await played.Tell(default) with { Seconds = 0, Seed = 0 }).ToJson();
        }
    }

    [Fact]
    public async Task Two_mentors_together_who_are_assigned_break_no_rule() => await Holds(s_maif.Among(s_maif.People / 2), Store.Sqlite);

    [Fact, Trait("Category", "soak")]
    public async Task Two_mentors_together_who_are_assigned_break_no_rule_on_PostgreSQL_either() => await Holds(s_maif, Store.Postgres);

    [Fact, Trait("Category", "soak")]
    public async Task Waves_over_26_countries_break_no_rule() =>
        await Holds(Scenario.All.Single(s => s.Name == "axa-group").Among(150), Store.Sqlite);

    [Fact]
    public async Task Mentors_who_are_asked_to_be_ready_first_are_and_then_meet()
    {
        var asked = s_pwn.Among(60) with { Days = 120 };
        asked = asked with { Programmes = [.. asked.Programmes.Select(p => p with { AsksReadiness = true })] };
        await using var database = await TestDatabase.Make(Store.Sqlite);
        await using var played = await Play(asked, 5, database);
        var report = await played.Tell(default);
        Assert.Empty(report.Violations);
        await using var db = database.Open();
        var ready = await db.SignOffs.CountAsync();
        Assert.InRange(ready, 3, report.Mentors);
        Assert.True(report.SessionsHeld > ready / 2, $"{ready} ready, {report.SessionsHeld} sessions");
        Assert.True(await db.ModulePasses.CountAsync() >= 6 * ready);
        await db.SignOffs.ExecuteDeleteAsync();
        Assert.Contains((await played.Tell(default)).Violations, b => b.StartsWith("NobodyMeetsUnready", StringComparison.Ordinal));
    }

    private static async Task Holds(Scenario scenario, Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using var played = await Play(scenario, 3, database);
        var report = await played.Tell(default);
        Assert.Empty(report.Violations);
        await using (var db = database.Open())
            await CountedOneByOne.AssertSame(db, RehearseCommand.FirstDay.AddDays(scenario.Days), 60, 150);
        Assert.Equal((scenario.Programmes[0].Mentors, scenario.Programmes[0].Mentees), (report.Mentors, report.Mentees));
        Assert.True(report.SessionsHeld > report.Mentees / 2, $"{report.SessionsHeld} sessions");
    }

    private static Task<Rehearsed> Play(Scenario scenario, int seed, TestDatabase database) =>
        Rehearsed.Play(
            scenario,
            seed,
            RehearseCommand.FirstDay,
            (folder, change, replace, stop) =>
                WebApp.Build(
                    Serve.DefaultUrls,
                    folder,
                    stop,
                    builder =>
                    {
                        change(builder);
                        builder.Configuration["ConnectionStrings:Binome"] = database.Store.Postgres;
                        builder.Configuration["Binome:KeyFile"] = Path.Combine(folder, "binome.key");
                    },
                    replace,
                    "Production"
                ),
            database.Store.Folder,
            default
        );
}
