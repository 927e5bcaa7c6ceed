using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Binome.Platform.Storage;

/// <summary>Inserts many rows in the current transaction: binary COPY on PostgreSQL, one prepared statement on SQLite.</summary>
/// <remarks>Names are the tables' own (snake case); values are what the provider stores: see <see cref="Key"/> for ids.</remarks>
public static class Bulk
{
    public static async Task Insert(
        BinomeDb db,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        await db.Database.OpenConnectionAsync(stop);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await Copy(postgres, table, columns, rows, stop);
        else
            Insert(db, (SqliteConnection)db.Database.GetDbConnection(), table, columns, rows, stop);
    }

    /// <summary>An id as this database stores it.</summary>
    public static object Key<T>(BinomeDb db, Id<T> id) => db is SqliteDb ? id.Value.ToByteArray(true) : id.Value;

    /// <summary>Counts the tables anew, within the current transaction, so that the first reader after many rows gets a plan made for them.</summary>
    /// <remarks>A person's page took 160 ms on PostgreSQL after an import of 120,000 people, until its own analysis came round; SQLite has none.</remarks>
    public static async Task Analyze(BinomeDb db, IEnumerable<string> tables, CancellationToken stop)
    {
        if (db is SqliteDb)
            await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000", stop);
        var analyze = string.Join(";\n", tables.Select(table => $"ANALYZE {Names([table])}")); // our own names only
        await db.Database.ExecuteSqlRawAsync(analyze, stop);
    }

    /// <summary>Quoted: a column may be called "left".</summary>
    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));

    private static async Task Copy(
        NpgsqlConnection postgres,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        await using var copy = await postgres.BeginBinaryImportAsync(
            $"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)",
            stop
        );
        copy.Timeout = Timeout.InfiniteTimeSpan; // foreign keys of a million rows are checked in its last step
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            foreach (var value in row)
                if (value is null)
                    await copy.WriteNullAsync(stop);
                else
                    await copy.WriteAsync(value, stop);
        }
        await copy.CompleteAsync(stop);
    }

    private static void Insert(
        BinomeDb db,
        SqliteConnection sqlite,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        using var insert = sqlite.CreateCommand();
        insert.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        insert.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }
}
