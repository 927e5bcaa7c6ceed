using Binome.Platform;
using Binome.Platform.Backup;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Tests.Platform.Backup;

/// <summary>Rows for every table of the model, whatever capabilities add to it: nulls, extremes, and text that breaks careless copies.</summary>
internal static class Filler
{
    private const string Hostile = "Zoë d’Ÿs 🦊 \"quoted\" \\back\nline\ttab\u2028 </script> '; --";

    public static async Task Fill(BinomeDb db, int rows)
    {
        var keys = new Dictionary<IColumn, object[]>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var table in CarriedTables.Of(db))
        {
            var columns = table.Columns.ToArray();
            var made = Enumerable.Range(0, rows).Select(i => columns.Select((c, at) => Value(db, c, i, at, keys)).ToArray()).ToList();
            Order(columns, made);
            foreach (var (column, at) in columns.Select((c, at) => (c, at)))
                keys[column] = [.. made.Select(row => row[at]!)];
            await Bulk.Insert(db, table.Name, [.. columns.Select(c => c.Name)], made, default);
        }
        await transaction.CommitAsync();
    }

    /// <summary>What starts ends before the next one starts, and what has no start has no end: of sessions the databases themselves ask that.</summary>
    private static void Order(IColumn[] columns, List<object?[]> rows)
    {
        var (start, end) = (Array.FindIndex(columns, c => c.Name == "starts_at"), Array.FindIndex(columns, c => c.Name == "ends_at"));
        if (start >= 0 && end >= 0)
            foreach (var row in rows)
                row[end] = row[start] is DateTime at ? at.AddSeconds(1) : null;
    }

    private static object? Value(BinomeDb db, IColumn column, int i, int at, Dictionary<IColumn, object[]> keys)
    {
        var parents = column.Table.ForeignKeyConstraints.FirstOrDefault(f =>
            f.Columns.Contains(column) && f.PrincipalTable != column.Table
        );
        if (parents is not null)
        {
            var all = keys[parents.PrincipalColumns[parents.Columns.ToList().IndexOf(column)]];
            // Several columns that refer together refer to one row.
            return all[(parents.Columns.Count > 1 ? i : i + at) % all.Length];
        }
        if (column.IsNullable && (i + at) % 3 == 0)
            return null;
        var property = column.PropertyMappings[0].Property;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Value(Nullable.GetUnderlyingType(type) ?? type, property, i);
    }

    private static object Value(Type type, IProperty property, int i) =>
        type switch
        {
            _ when type == typeof(Guid) => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(i)),
            _ when type == typeof(byte[]) && property.ClrType != typeof(byte[]) => Guid.NewGuid().ToByteArray(true),
            _ when type == typeof(byte[]) => BitConverter.GetBytes(i * 7919L),
            _ when type == typeof(DateTime) => new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(i * 1_234_567L),
            _ when type == typeof(DateOnly) => new DateOnly(1970, 1, 1).AddDays(i),
            _ when type == typeof(bool) => i % 2 == 0,
            _ when type == typeof(int) => property.IsKey() ? i
            : i % 5 == 0 ? int.MaxValue
            : i % 5 == 1 ? int.MinValue
            : i,
            _ when type == typeof(long) => i % 5 == 0 ? long.MaxValue
            : i % 5 == 1 ? long.MinValue
            : i,
            _ when type == typeof(short) || type == typeof(byte) => Convert.ChangeType(i % 100, type, null),
            _ when type == typeof(double) => i % 2 == 0 ? 0.1 * i : double.MaxValue / (i + 1),
            _ when type == typeof(string) => Text(property.GetMaxLength(), i),
            _ => throw new NotSupportedException($"{property}: teach the filler {type}"),
        };

    private static string Text(int? most, int i)
    {
        var text = i % 100 == 10 && most is null ? $"{i} {Hostile}{new string('é', 5000)}" : $"{i} {Hostile}";
        return text.Length > most ? $"{i}" : text;
    }
}
