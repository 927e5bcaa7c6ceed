using System.Text.Json;
using System.Text.Json.Nodes;
using Binome.Platform.Audit;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Platform.Backup;

/// <summary>Puts a backup back, into either database, in one transaction: all of it or nothing.</summary>
internal static class Restore
{
    /// <summary>What stands in the database now, table by table: what a restore would replace.</summary>
    public static async Task<List<(string Table, long Rows)>> Standing(BinomeDb db, CancellationToken stop)
    {
        var standing = new List<(string, long)>();
        foreach (var table in CarriedTables.Of(db))
        {
            // Table names are the model's own, never a reader's words.
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table.Name}\"";
            var rows = await db.Database.SqlQueryRaw<long>(sql).SingleAsync(stop);
            if (rows > 0)
                standing.Add((table.Name, rows));
        }
        return standing;
    }

    public static async Task Read(BinomeDb db, Archive archive, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(0); // as long as it takes: nobody waits for it
        var tables = CarriedTables.Of(db);
        var saved = tables.Select(table => Saved(archive, table)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (db is SqliteDb) // PostgreSQL checks a foreign key at the end of a statement, SQLite row by row
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", stop);
        await AppendOnly.Lift(db, stop);
        await db.LiftCounts(stop);
        // Whoever was signed in, and what they had posted, belongs to the data that go.
        foreach (var table in CarriedTables.BelongingToData.Concat(Enumerable.Reverse(tables).Select(t => t.Name)))
            await Clear(db, table, stop);
        foreach (var (table, columns) in tables.Zip(saved))
            await Bulk.Insert(db, table.Name, [.. columns.Select(c => c.Name)], Rows(db, archive, table, columns), stop);
        await AppendOnly.Guard(db, stop);
        await db.GuardCounts(stop);
        await transaction.CommitAsync(stop);
    }

    private static Task<int> Clear(BinomeDb db, string table, CancellationToken stop)
    {
        var sql = $"DELETE FROM \"{table}\""; // a name of our own model
        return db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    /// <summary>The columns of a table as the file has them: with the same migrations, the model's own.</summary>
    private static Column[] Saved(Archive archive, ITable table) =>
        archive.Manifest.Tables.SingleOrDefault(t => t.Name == table.Name)?.Columns is { } columns
        && columns.SequenceEqual(Column.Of(table))
            ? columns
            : throw new RefusedException("platform.restore.damaged");

    private static IEnumerable<object?[]> Rows(BinomeDb db, Archive archive, ITable table, Column[] columns)
    {
        var types = columns.Select(c => Stored(table.Columns.First(t => t.Name == c.Name))).ToArray();
        using var lines = archive.Lines(table.Name);
        while (lines.ReadLine() is { } line)
            yield return Values(db, line, columns, types);
    }

    private static object?[] Values(BinomeDb db, string line, Column[] columns, Type[] types)
    {
        try
        {
            var row = JsonNode.Parse(line)!.AsArray();
            return [.. columns.Select((column, i) => column.Write(db, row[i], types[i]))];
        }
        catch (Exception bad)
            when (bad is JsonException or FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new RefusedException("platform.restore.damaged"); // sealed, and yet not what we write
        }
    }

    private static Type Stored(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
