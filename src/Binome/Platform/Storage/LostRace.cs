using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Platform.Storage;

/// <summary>Whether the database refused because somebody else wrote the same at the same moment. Nothing was kept, and the same may be asked again.</summary>
public static class LostRace
{
    public static bool Is(Exception refused) =>
        refused is DbUpdateConcurrencyException
        || refused.GetBaseException() switch
        {
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode
                is SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE
                    or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY,
            _ => false,
        };
}
