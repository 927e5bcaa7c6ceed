using System.IO.Compression;
using System.Text.Json.Nodes;
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
        foreach (var table in Tables.Of(db))
        {
            // Table names are the model's own, never a reader's words.
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM {table.Name}";
            var rows = await db.Database.SqlQueryRaw<long>(sql).SingleAsync(stop);
            if (rows > 0)
                standing.Add((table.Name, rows));
        }
        return standing;
    }

    public static async Task Read(BinomeDb db, ZipArchive archive, Manifest manifest, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var tables = Tables.Of(db);
        foreach (var table in (string[])["logins", "sign_in_links"])
            await Clear(db, table, stop); // whoever was signed in belongs to the data that go
        foreach (var table in Enumerable.Reverse(tables))
            await Clear(db, table.Name, stop);
        foreach (var table in tables)
            if (manifest.Tables.FirstOrDefault(t => t.Name == table.Name) is { Rows: > 0 } saved)
                await Bulk.Insert(db, table.Name, [.. saved.Columns.Select(c => c.Name)], Rows(db, archive, table, saved), stop);
        await transaction.CommitAsync(stop);
    }

    private static Task<int> Clear(BinomeDb db, string table, CancellationToken stop)
    {
        var sql = $"DELETE FROM {table}"; // a name of our own model
        return db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    private static IEnumerable<object?[]> Rows(BinomeDb db, ZipArchive archive, ITable table, Manifest.Table saved)
    {
        var types = saved.Columns.Select(c => Stored(table.Columns.First(t => t.Name == c.Name))).ToArray();
        using var lines = new StreamReader(archive.GetEntry(Archive.Entry(saved.Name))!.Open());
        while (lines.ReadLine() is { } line)
        {
            var row = JsonNode.Parse(line)!.AsArray();
            yield return [.. saved.Columns.Select((column, i) => column.Write(db, row[i], types[i]))];
        }
    }

    private static Type Stored(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
