using System.Data.Common;
using System.IO.Compression;
using System.Text;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests;

/// <summary>Looks for a text in every column of every table that the database has, mapped or not; packed and raw bytes too.</summary>
internal static class WholeDatabase
{
    /// <summary>Where it stands, as table.column; empty when nowhere.</summary>
    public static async Task<IReadOnlyList<string>> Contains(BinomeDb db, string text)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in await Tables(db))
        {
            await using var select = db.Database.GetDbConnection().CreateCommand();
            select.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await select.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    if (Texts(rows.GetValue(i)).Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)))
                        found.Add($"{table}.{rows.GetName(i)}");
        }
        return [.. found];
    }

    private static async Task<List<string>> Tables(BinomeDb db)
    {
        var sql =
            db is SqliteDb
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.CommandText = sql;
        await using var names = await ask.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await names.ReadAsync())
            tables.Add(names.GetString(0));
        return tables;
    }

    private static IEnumerable<string> Texts(object value)
    {
        if (value is not byte[] bytes)
            return [Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""];
        var raw = Encoding.UTF8.GetString(bytes);
        if (bytes is not [0x1f, 0x8b, ..])
            return [raw];
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return [raw, unpacked.ReadToEnd()];
    }
}
