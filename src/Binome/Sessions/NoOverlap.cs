using Binome.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Sessions;

/// <summary>The database itself refuses that one person sits in two sessions at once, on every path, raw SQL included.</summary>
/// <remarks>Set after every migration rather than by one: it is the same for every version, and a migration that makes a table anew drops its triggers.</remarks>
internal static class NoOverlap
{
    private const string Said = "session seats overlap";

    public static async Task Guard(BinomeDb db, CancellationToken stop)
    {
        foreach (var statement in db is SqliteDb ? Sqlite : Postgres)
            await db.Database.ExecuteSqlRawAsync(statement, stop);
    }

    public static async Task<bool> IsSet(BinomeDb db, CancellationToken stop)
    {
        var asked =
            db is SqliteDb
                ? """SELECT CAST(count(*) AS integer) AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'session\_seats\_refuse\_%' ESCAPE '\'"""
                : """SELECT CAST(count(*) AS integer) AS "Value" FROM pg_constraint WHERE conname = 'ex_session_seats' AND conrelid = 'session_seats'::regclass""";
        return await db.Database.SqlQueryRaw<int>(asked).SingleAsync(stop) == (db is SqliteDb ? Sqlite : Postgres).Length;
    }

    /// <summary>Whether that is what the database refused.</summary>
    public static bool Refused(DbUpdateException refused) =>
        refused.InnerException switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ExclusionViolation,
            SqliteException sqlite => sqlite.Message.Contains(Said, StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>Whether the two of a pair proposed at the same moment.</summary>
    public static bool IsSecondProposal(DbUpdateException refused) =>
        refused.InnerException switch
        {
            PostgresException postgres => postgres.ConstraintName == Session.OneProposal,
            SqliteException sqlite => sqlite.Message.Contains("sessions.pairing_id", StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>Those who book for one person wait for one another: two who had both written would each find the other's row, and wait for ever.</summary>
    /// <remarks>SQLite has one writer anyway. A row that others only refer to is not held up.</remarks>
    public static async Task Hold(BinomeDb db, IEnumerable<Guid> people, CancellationToken stop)
    {
        if (db is SqliteDb)
            return;
        var ids = people.Order().ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM people WHERE id = ANY({ids}) ORDER BY id FOR NO KEY UPDATE", stop);
    }

    private static string Trigger(string name, string when) =>
        $"""
            CREATE TRIGGER IF NOT EXISTS {name} BEFORE {when} ON session_seats
            WHEN NEW.starts_at IS NOT NULL AND EXISTS (
                SELECT 1 FROM session_seats AS s
                WHERE s.person_id = NEW.person_id AND s.starts_at < NEW.ends_at AND s.ends_at > NEW.starts_at
                    AND NOT (s.session_id = NEW.session_id AND s.participant_id = NEW.participant_id))
            BEGIN SELECT RAISE(ABORT, '{Said}'); END
            """;

    private static readonly string[] Sqlite =
    [
        Trigger("session_seats_refuse_insert", "INSERT"),
        Trigger("session_seats_refuse_update", "UPDATE"),
    ];

    private static readonly string[] Postgres =
    [
        // Looked for first: making it, even where it is, asks for a right that the owner of a prepared database may not have.
        """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist') THEN
                    CREATE EXTENSION IF NOT EXISTS btree_gist;
                END IF;
                IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'ex_session_seats' AND conrelid = 'session_seats'::regclass) THEN
                    ALTER TABLE session_seats ADD CONSTRAINT ex_session_seats EXCLUDE USING gist
                        (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (starts_at IS NOT NULL);
                END IF;
            END $$
            """,
    ];
}
