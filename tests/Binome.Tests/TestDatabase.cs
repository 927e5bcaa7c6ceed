using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Tests;

/// <summary>An empty, migrated database of its own: a folder, or a database on the server that bin/with-postgres started.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Dictionary<Store, Lazy<Task<Mould>>> Empty = Enum.GetValues<Store>()
        .ToDictionary(kind => kind, kind => new Lazy<Task<Mould>>(() => MakeEmpty(kind)));

    private TestDatabase(DataStore store) => Store = store;

    public DataStore Store { get; }

    public static string Server =>
        Environment.GetEnvironmentVariable("BINOME_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Tests need PostgreSQL: run them by bin/test, or by `bin/with-postgres dotnet test …`.");

    /// <param name="migrated">Whether the tables are there already: copied, since migrating takes a third of a second.</param>
    public static async Task<TestDatabase> Make(Store kind, bool migrated = true)
    {
        if (migrated)
            return await From(await Empty[kind].Value);
        var made = Unmade(kind);
        if (made.Store.Postgres is not null)
            await Ask($"CREATE DATABASE {made.Name}");
        return made;
    }

    public static async Task<TestDatabase> From(Mould mould)
    {
        var made = Unmade(mould.Name is null ? Tests.Store.Sqlite : Tests.Store.Postgres);
        if (mould.Name is not null)
            await Ask($"CREATE DATABASE {made.Name} TEMPLATE {mould.Name}");
        else
            await File.WriteAllBytesAsync(made.Store.File, mould.File!);
        return made;
    }

    /// <summary>Ends its own use, to be copied as often as one likes.</summary>
    public async Task<Mould> Freeze()
    {
        if (Store.Postgres is { } postgres)
        {
            await using (var connection = new NpgsqlConnection(postgres))
                NpgsqlConnection.ClearPool(connection);
            Directory.Delete(Store.Folder, recursive: true);
            return new(Name, null);
        }
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"); // all of it is in the one file
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection());
        }
        var file = await File.ReadAllBytesAsync(Store.File);
        Directory.Delete(Store.Folder, recursive: true);
        return new(null, file);
    }

    private static TestDatabase Unmade(Store kind)
    {
        var folder = Directory.CreateTempSubdirectory("binome-test-").FullName;
        return kind is Tests.Store.Sqlite
            ? new(new DataStore(folder, null))
            : new(new DataStore(folder, $"{Server};Database=t_{Guid.NewGuid():n};Maximum Pool Size=20"));
    }

    private string? Name => new NpgsqlConnectionStringBuilder(Store.Postgres).Database;

    public BinomeDb Open() => Store.Open();

    public async ValueTask DisposeAsync()
    {
        if (Store.Postgres is { } postgres)
        {
            await using (var connection = new NpgsqlConnection(postgres))
                NpgsqlConnection.ClearPool(connection);
            await Ask($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(postgres).Database} WITH (FORCE)");
        }
        else
        {
            await using var db = Open();
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection());
        }
        Directory.Delete(Store.Folder, recursive: true);
    }

    private static async Task<Mould> MakeEmpty(Store kind)
    {
        var database = Unmade(kind);
        await Migration.Run(database.Store, default);
        return await database.Freeze();
    }

    private static async Task Ask(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>What databases are copied from: a database to which nobody is connected, or the bytes of a file.</summary>
public sealed record Mould(string? Name, byte[]? File);
