using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Soak;

[Trait("Category", "soak")]
public sealed class Kills
{
    private const int Times = 25; // on each database

    private readonly Random random = new(20261122);

    [Theory, BothDatabases]
    public async Task An_import_killed_at_any_moment_is_done_wholly_or_not_at_all(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var files = new List<string>();
        var states = new List<string>();
        var seconds = 0.0;
        foreach (var edition in (string[])["a", "b"])
        {
            files.Add(await new InventedDirectory(6000, seed: edition[0], edition).Write(database.Store.Folder));
            var clock = Stopwatch.StartNew();
            await Succeeds(database, "import", files[^1]);
            seconds = clock.Elapsed.TotalSeconds;
            states.Add(await State(database));
        }
        var (current, done) = (1, 0);
        for (var kill = 0; kill < Times; kill++)
        {
            await Killed(database, seconds, "import", files[1 - current]);
            var state = await State(database);
            Assert.Contains(state, states);
            done += state == states[1 - current] ? 1 : 0;
            current = states.IndexOf(state);
            await Succeeds(database, "import", files[1 - current]); // the next start works, on the other file
            current = 1 - current;
            Assert.Equal(states[current], await State(database));
        }
        Figures.Say(
            $"{store}: {Times} imports of 6,000 people killed within {seconds:F1} s: {done} had been done wholly, {Times - done} not at all"
        );
    }

    [Theory, BothDatabases]
    public async Task A_first_start_killed_at_any_moment_is_taken_up_by_the_next(Store store)
    {
        double seconds;
        await using (var database = await TestDatabase.Make(store, migrated: false))
        {
            var clock = Stopwatch.StartNew();
            await Succeeds(database, "user", "grant", "chief@group.example", "administrator");
            seconds = clock.Elapsed.TotalSeconds;
        }
        var (begun, whole) = (0, 0);
        for (var kill = 0; kill < Times; kill++)
        {
            await using var database = await TestDatabase.Make(store, migrated: false);
            await Killed(database, seconds, "user", "grant", "chief@group.example", "administrator");
            await using var db = database.Open();
            var applied = await Applied(db);
            begun += applied > 0 ? 1 : 0;
            whole += applied == db.Database.GetMigrations().Count() ? 1 : 0;
            await Succeeds(database, "user", "grant", "chief@group.example", "administrator");
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal(1, await db.Grants.CountAsync()); // once, even where the killed process had given it
        }
        Figures.Say(
            $"{store}: {Times} first starts killed within {seconds:F1} s: {Times - begun} before the first migration was done, {begun - whole} between two, {whole} after"
        );
    }

    /// <summary>How many migrations the database says it has; -1 when there is none.</summary>
    private static async Task<int> Applied(DbContext db) =>
        await db.Database.CanConnectAsync() ? (await db.Database.GetAppliedMigrationsAsync()).Count() : 0;

    private async Task Killed(TestDatabase database, double seconds, params string[] arguments)
    {
        using var process = BuiltCommand.Start(BuiltCommand.Ask(database.Store, arguments));
        var ending = BuiltCommand.End(process);
        await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(seconds * (0.15 + 0.9 * random.NextDouble()))));
        process.Kill(); // SIGKILL
        await ending;
    }

    private static async Task Succeeds(TestDatabase database, params string[] arguments)
    {
        var answer = await BuiltCommand.Run(database.Store, arguments);
        Assert.Equal((0, ""), (answer.Exit, answer.Err));
    }

    /// <summary>People, lines and relations in one number; ids and versions differ between two ways to one state.</summary>
    private static async Task<string> State(TestDatabase database)
    {
        await using var db = database.Open();
        var numbers = await db.People.ToDictionaryAsync(p => p.Id, p => p.Number);
        var people = (await db.People.AsNoTracking().ToListAsync()).Select(p =>
            $"{p.Number} {p.Email} {p.FirstName} {p.LastName} {(p.ManagerId is { } m ? numbers[m] : "")} {p.Unit} {p.Search} {p.LeftOn}"
        );
        var lines = (await db.Lines.AsNoTracking().ToListAsync()).Select(l => $"{numbers[l.PersonId]} {numbers[l.AboveId]} {l.Depth}");
        var relations = (await db.Relations.AsNoTracking().ToListAsync()).Select(r =>
            $"{numbers[r.PersonId]} {r.Kind} {numbers[r.OtherId]}"
        );
        var text = string.Join('\n', people.Concat(lines).Concat(relations).Order(StringComparer.Ordinal));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
