using System.Net;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

/// <summary>What becomes of pairs when a programme closes, and what of the programme when they are held back.</summary>
public sealed class ClosingTests
{
    [Theory, BothDatabases]
    public async Task Within_ten_minutes_a_closing_is_taken_back_and_nothing_happened(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var later = (await wave.Publish("1", ("4", "6")))[0].Id;
        wave.World.Clock.Move(TimeSpan.FromMinutes(1)); // what was sent is not sent since
        var manager = await wave.As("1");
        var home = $"/programmes/{wave.Programme}";
        var closed = await (await manager.Get(home)).Submit("life-Close");
        Assert.Equal(ProgrammeState.Closed, await State(wave));
        wave.World.Clock.Move(TimeSpan.FromMinutes(9));
        await wave.World.Drain();
        Assert.True((await wave.Read(pairing)).IsRunning);
        Assert.Null((await wave.Read(later)).AnnouncedAt); // nobody is announced in what is closed
        await (await manager.Get(home)).Submit("life-Reopen");
        Assert.Equal(ProgrammeState.Running, await State(wave));
        wave.World.Clock.Move(TimeSpan.FromMinutes(20));
        await wave.World.Drain();
        Assert.True((await wave.Read(pairing)).IsRunning);
        Assert.NotNull((await wave.Read(later)).AnnouncedAt);
        Assert.Empty(await wave.Mails("closed"));
        Assert.Equal(HttpStatusCode.OK, closed.Status);
    }

    [Theory, BothDatabases]
    public async Task Of_a_programme_that_is_over_page_and_file_have_the_pairs_that_there_were(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        await wave.Announced("4", "7"); // sealed: in no file
        var manager = await wave.As("1");
        await (await manager.Get($"/programmes/{wave.Programme}")).Submit("life-Close");
        wave.World.Clock.Move(TimeSpan.FromMinutes(20));
        await wave.World.Drain();
        var page = await manager.Get(wave.Address);
        Assert.Contains("2 binômes, qui ont tous pris fin", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bertrand Casteljaloux", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prochaine séance", page.Text, StringComparison.Ordinal);
        using var taken = await manager.Answer(new(HttpMethod.Get, $"/programmes/{wave.Programme}/overview.csv"));
        var lines = (await taken.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.StartsWith("Maëlle Quiniou,Bertrand Casteljaloux,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.EndsWith(",0,,,", lines[1], StringComparison.Ordinal); // nothing held, nothing stuck
    }

    [Theory, BothDatabases]
    public async Task After_them_pairs_have_ended_both_were_told_and_it_stays_closed(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var later = (await wave.Publish("1", ("4", "6")))[0].Id;
        wave.World.Clock.Move(TimeSpan.FromMinutes(1));
        var manager = await wave.As("1");
        var home = $"/programmes/{wave.Programme}";
        var before = await (await manager.Get(home)).Submit("life-Close");
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.Equal((PairingEnd.Closed, PairingEnd.HeldBack), ((await wave.Read(pairing)).End, (await wave.Read(later)).End));
        Assert.Equal(2, (await wave.Mails("closed")).Count);
        Assert.Equal(2, (await wave.Mails("proposed")).Count); // those of the first pair
        Assert.Null((await manager.Get(home)).Document.QuerySelector("input[value='life-Reopen']"));
        var refused = await before.Submit("life-Reopen");
        Assert.Contains("avait changé", refused.Text, StringComparison.Ordinal);
        Assert.Equal(ProgrammeState.Closed, await State(wave));
        var page = await manager.Get(wave.Address); // three mentees without a pair, and nobody is to give them one
        Assert.Null(page.Document.QuerySelector("[aria-labelledby=todo]"));
        Assert.DoesNotContain("attendent un mentor", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_directory_raises_no_conflict_in_a_closed_programme(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await (await (await wave.As("1")).Get($"/programmes/{wave.Programme}")).Submit("life-Close");
        var report = await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        await wave.World.Drain();
        Assert.Empty(report.Conflicts);
        Assert.Null((await wave.Read(pairing)).Conflict);
        Assert.Empty(await wave.Mails("conflicts"));
    }

    [Theory, BothDatabases]
    public async Task Once_everything_was_held_back_pairs_are_chosen_again(Store store)
    {
        await using var wave = await Wave.Start(store);
        var published = await wave.Publish("1", ("2", "3"), ("4", "6"));
        Assert.Equal(ProgrammeState.Running, await State(wave));
        var manager = await wave.As("1");
        await (await manager.Get($"{wave.Address}?pair={published[0].Id}")).Submit("hold-back");
        Assert.Equal(ProgrammeState.Running, await State(wave)); // the other one still leaves
        await (await manager.Get($"{wave.Address}?pair={published[1].Id}")).Submit("hold-back");
        Assert.Equal(ProgrammeState.Matching, await State(wave));
        await wave.Publish("1", ("2", "3"));
        await (await manager.Get(wave.Address)).Submit("hold-back");
        Assert.Equal(ProgrammeState.Matching, await State(wave));
        await wave.Announced("2", "3");
        await wave.Publish("1", ("4", "6"));
        await (await manager.Get(wave.Address)).Submit("hold-back");
        Assert.Equal(ProgrammeState.Running, await State(wave)); // one pair runs
    }

    private static async Task<ProgrammeState> State(Wave wave)
    {
        await using var db = wave.World.Database.Open();
        return await db.Programmes.Where(p => p.Id == wave.Programme).Select(p => p.State).SingleAsync();
    }

    [Theory, BothDatabases]
    public async Task Both_of_every_pair_are_told_though_the_worker_fails_once(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        await wave.Announced("4", "6");
        wave.World.Clock.Move(TimeSpan.FromMinutes(1));
        await (await (await wave.As("1")).Get($"/programmes/{wave.Programme}")).Submit("life-Close");
        await using var db = wave.World.Database.Open();
        var last = (await db.Pairings.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync())[^1];
        var refuse =
            store == Store.Sqlite
                ? $"CREATE TRIGGER once BEFORE UPDATE ON pairings WHEN hex(NEW.id) = '{Hex(last)}' BEGIN SELECT RAISE(ABORT, 'once'); END"
                : $"""
                    CREATE FUNCTION once() RETURNS trigger AS $$ BEGIN
                        IF NEW.id = '{last.Value}' THEN RAISE 'once'; END IF; RETURN NEW;
                    END $$ LANGUAGE plpgsql;
                    CREATE TRIGGER once BEFORE UPDATE ON pairings FOR EACH ROW EXECUTE FUNCTION once()
                    """;
        await db.Database.ExecuteSqlRawAsync(refuse);
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        var running = await db.Pairings.AsNoTracking().CountAsync(p => p.EndedAt == null);
        await db.Database.ExecuteSqlRawAsync(store == Store.Sqlite ? "DROP TRIGGER once" : "DROP TRIGGER once ON pairings");
        wave.World.Clock.Move(TimeSpan.FromMinutes(5));
        await wave.World.Drain();
        Assert.Equal(0, await db.Pairings.AsNoTracking().CountAsync(p => p.EndedAt == null));
        Assert.True(running is 1 or 2, $"{running}");
        Assert.Equal(4, (await wave.Mails("closed")).Count);
    }

    private static string Hex(Id<Pairing> id) => Convert.ToHexString(id.Value.ToByteArray(bigEndian: true));
}
