using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Tests;

/// <summary>An empty, migrated database of its own: a folder, or a database on the server that bin/with-postgres started.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Template = new(1);
    private static bool templateIsMade;

    private TestDatabase(DataStore store) => Store = store;

    public DataStore Store { get; }

    public static string Server =>
        Environment.GetEnvironmentVariable("BINOME_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Tests need PostgreSQL: run them by bin/test, or by `bin/with-postgres dotnet test …`.");

    public static async Task<TestDatabase> Make(Store kind, bool migrated = true)
    {
        var folder = Directory.CreateTempSubdirectory("binome-test-").FullName;
        if (kind is Tests.Store.Sqlite)
        {
            var embedded = new DataStore(folder, null);
            if (migrated)
                await Migration.Run(embedded, default);
            return new TestDatabase(embedded);
        }
        var name = $"t_{Guid.NewGuid():n}";
        await MakeTemplate(folder);
        await Ask($"CREATE DATABASE {name}{(migrated ? " TEMPLATE binome_template" : "")}");
        return new TestDatabase(new DataStore(folder, $"{Server};Database={name};Maximum Pool Size=20"));
    }

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

    private static async Task MakeTemplate(string folder)
    {
        await Template.WaitAsync();
        try
        {
            if (templateIsMade)
                return;
            await Ask("DROP DATABASE IF EXISTS binome_template WITH (FORCE)");
            await Ask("CREATE DATABASE binome_template");
            await Migration.Run(new DataStore(folder, $"{Server};Database=binome_template;Pooling=false"), default);
            templateIsMade = true;
        }
        finally
        {
            Template.Release();
        }
    }

    private static async Task Ask(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
