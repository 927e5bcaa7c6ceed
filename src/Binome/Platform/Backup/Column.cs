using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Platform.Backup;

/// <summary>One column of a backup: its name and the kind of value, so that either database can take it back.</summary>
internal sealed record Column(string Name, string Kind)
{
    /// <summary>The columns of a table in the order of their names, which no migration changes.</summary>
    public static Column[] Of(ITable table) => [.. table.Columns.Select(Of).OrderBy(c => c.Name, StringComparer.Ordinal)];

    private static Column Of(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            return new(column.Name, "id");
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
        return new(column.Name, Kinds(Nullable.GetUnderlyingType(stored) ?? stored));
    }

    public JsonNode? Read(DbDataReader row, int i) =>
        row.IsDBNull(i)
            ? null
            : Kind switch
            {
                "id" => row.GetValue(i) is byte[] bytes ? new Guid(bytes, true).ToString() : row.GetGuid(i).ToString(),
                "guid" => row.GetGuid(i).ToString(),
                "time" => row.GetDateTime(i).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
                "date" => row.GetFieldValue<DateOnly>(i).ToString("O", CultureInfo.InvariantCulture),
                "bool" => row.GetBoolean(i),
                "int" => row.GetInt64(i),
                "real" => row.GetDouble(i),
                "bytes" => Convert.ToBase64String(row.GetFieldValue<byte[]>(i)),
                _ => row.GetString(i),
            };

    /// <summary>The value as the provider of <paramref name="db"/> stores it.</summary>
    public object? Write(BinomeDb db, JsonNode? value, Type stored) =>
        value is null
            ? null
            : Kind switch
            {
                "id" => db is SqliteDb ? Guid.Parse(value.GetValue<string>()).ToByteArray(true) : Guid.Parse(value.GetValue<string>()),
                "guid" => Guid.Parse(value.GetValue<string>()),
                "time" => DateTime.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
                "date" => DateOnly.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture),
                "bool" => value.GetValue<bool>(),
                "int" => Convert.ChangeType(value.GetValue<long>(), stored, CultureInfo.InvariantCulture),
                "real" => value.GetValue<double>(),
                "bytes" => Convert.FromBase64String(value.GetValue<string>()),
                _ => value.GetValue<string>(),
            };

    private static string Kinds(Type type) =>
        type switch
        {
            _ when type == typeof(Guid) => "guid",
            _ when type == typeof(DateTime) => "time",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(bool) => "bool",
            _ when type == typeof(byte) || type == typeof(short) || type == typeof(int) || type == typeof(long) => "int",
            _ when type == typeof(double) || type == typeof(float) => "real",
            _ when type == typeof(byte[]) => "bytes",
            _ when type == typeof(string) => "text",
            _ => throw new NotSupportedException($"A column of {type} has no place in a backup yet."),
        };
}
