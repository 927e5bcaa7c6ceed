using System.Globalization;
using Binome.Platform;
using Binome.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Backup;

/// <summary>Everything a backup carries, as the application reads it: table, key, and every column as text.</summary>
internal static class Content
{
    public static async Task<Dictionary<string, Dictionary<string, string>>> Of(TestDatabase database)
    {
        await using var db = database.Open();
        var content = new Dictionary<string, Dictionary<string, string>>();
        foreach (var table in CarriedTables.Of(db))
        {
            var type = table.EntityTypeMappings.Single().TypeBase;
            var set = (IQueryable<object>)db.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            var rows = content[table.Name] = [];
            var key = table.PrimaryKey!.Columns.Select(c => c.PropertyMappings[0].Property.Name).ToArray();
            foreach (var row in await set.ToListAsync())
            {
                var values = db.Entry(row).CurrentValues;
                var columns = values.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={Text(values[p])}");
                rows.Add(string.Join('|', key.Select(k => Text(values[k]))), string.Join('\n', columns));
            }
            db.ChangeTracker.Clear();
        }
        return content;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "∅",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
