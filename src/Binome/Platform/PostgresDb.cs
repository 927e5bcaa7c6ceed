using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Binome.Platform;

/// <summary>PostgreSQL, when one machine is not enough.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : BinomeDb(options)
{
    protected override Type IdConverter => typeof(IdToGuid<>);

    private sealed class IdToGuid<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
}
