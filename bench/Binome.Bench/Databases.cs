using Binome.Platform.Storage;

namespace Binome.Bench;

/// <summary>An empty database of either kind; the server is bin/with-postgres's throw-away one.</summary>
internal static class Databases
{
    public static readonly string[] Kinds = (Environment.GetEnvironmentVariable("BINOME_BENCH_DATABASES") ?? "SQLite,PostgreSQL").Split(
        ','
    );

    public static DataStore Empty(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("binome-bench-").FullName;
        var server = Environment.GetEnvironmentVariable("BINOME_TEST_POSTGRES");
        return new(folder, kind == "SQLite" ? null : $"{server};Database=b_{Guid.NewGuid():n}");
    }

    public static void Drop(DataStore store)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(store.Folder)) // with PostgreSQL nothing need have been written there
            Directory.Delete(store.Folder, recursive: true); // PostgreSQL goes as a whole at the end
    }
}
