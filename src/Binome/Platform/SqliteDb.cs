using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Binome.Platform;

/// <summary>The embedded database: one file, WAL, synchronous FULL.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : BinomeDb(options)
{
    protected override Type IdConverter => typeof(IdToBytes<>);

    /// <summary>Sixteen bytes instead of EF's thirty-six characters: the closure of reporting lines holds a million of them.</summary>
    private sealed class IdToBytes<T>()
        : ValueConverter<Id<T>, byte[]>(id => id.Value.ToByteArray(true), bytes => new Id<T>(new Guid(bytes, true)));
}
