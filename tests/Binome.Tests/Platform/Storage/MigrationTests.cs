using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_embedded_database_survives_a_power_cut()
    {
        await using var database = await TestDatabase.Make(Store.Sqlite);
        for (var i = 0; i < 3; i++) // every connection, not the first alone
        {
            await using var db = database.Open();
            Assert.Equal("wal", await Ask<string>(db, "SELECT journal_mode AS \"Value\" FROM pragma_journal_mode"));
            Assert.Equal(2, await Ask<int>(db, "SELECT synchronous AS \"Value\" FROM pragma_synchronous"));
            Assert.Equal(1, await Ask<int>(db, "SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys"));
        }
    }

    [Theory, BothDatabases]
    public async Task The_model_and_its_migrations_say_the_same(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges(), "run bin/migration NAME");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations()
    {
        await using var sqlite = await TestDatabase.Make(Store.Sqlite);
        await using var postgres = await TestDatabase.Make(Store.Postgres);
        await using var one = sqlite.Open();
        await using var two = postgres.Open();
        Assert.Equal(one.Database.GetMigrations().Select(m => m.Split('_')[1]), two.Database.GetMigrations().Select(m => m.Split('_')[1]));
    }

    [Fact]
    public async Task The_lock_of_a_process_killed_while_it_migrated_does_not_hold_the_next_start()
    {
        await using var database = await TestDatabase.Make(Store.Sqlite);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2027-03-01')");
        await Migration.Run(database.Store, default).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory, BothDatabases]
    public async Task Four_processes_starting_at_once_on_nothing_all_start(Store store)
    {
        await using var database = await TestDatabase.Make(store, migrated: false);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i => BuiltCommand.Run(database.Store, "user", "grant", $"chief{i}@group.example", "administrator"))
        );
        Assert.All(answers, a => Assert.Equal((0, ""), (a.Exit, a.Err)));
        await using var db = database.Open();
        Assert.Equal(4, await db.Grants.CountAsync());
    }

    private static Task<T> Ask<T>(DbContext db, string sql) => db.Database.SqlQueryRaw<T>(sql).SingleAsync();
}
