using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Binome.Rehearsal;

/// <summary>Does not wait for the disk: what a rehearsal loses at a power cut is made again.</summary>
internal sealed class Hasty : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
