using Microsoft.Data.Sqlite;

namespace Binome.Platform.Storage;

/// <summary>Tells a database of invented people from a company's own, in the file itself: neither is ever served as the other.</summary>
/// <remarks>SQLite's application id, which its authors leave to applications (https://www.sqlite.org/pragma.html#pragma_application_id).</remarks>
internal static class DemoMark
{
    private const long Invented = 0x42_44_4D_4F; // "BDMO"

    public static bool IsOn(DataStore store) =>
        store.IsEmbedded && File.Exists(store.File) && Ask(store, "PRAGMA application_id") is Invented;

    public static void Put(DataStore store) => Ask(store, $"PRAGMA application_id={Invented}");

    private static object? Ask(DataStore store, string pragma)
    {
        using var connection = new SqliteConnection($"Data Source={store.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar();
    }
}
