using Binome.Platform;
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

    [Fact]
    public async Task A_start_does_not_wait_for_whoever_writes()
    {
        await using var database = await TestDatabase.Make(Store.Sqlite);
        await using var writer = database.Open();
        await writer.Database.OpenConnectionAsync();
        await writer.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
        await Migration.Run(database.Store with { PatienceSeconds = 1 }, default);
        await writer.Database.ExecuteSqlRawAsync("ROLLBACK");
    }

    /// <summary>What a later version means by its columns is not known to this one.</summary>
    [Theory, BothDatabases]
    public async Task A_database_that_a_later_version_has_used_is_left_alone(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '99')"
            );
        var answer = await BuiltCommand.Run(database.Store, "user", "grant", "chief@group.example", "administrator");
        Assert.Equal(1, answer.Exit);
        Assert.Contains("newer version", answer.Err, StringComparison.Ordinal);
        await using var after = database.Open();
        Assert.False(await after.Grants.AnyAsync());
    }

    [Fact]
    public async Task The_file_is_its_owners_alone_in_whatever_folder()
    {
        if (OperatingSystem.IsWindows())
            return; // its folders have rights of their own
        await using var database = await TestDatabase.Make(Store.Sqlite, migrated: false);
        Directory.CreateDirectory(database.Store.Folder);
        File.SetUnixFileMode(database.Store.Folder, (UnixFileMode)0x1ED); // 755
        await Migration.Run(database.Store, default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(database.Store.File));
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
