using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Audit;

/// <summary>The database itself refuses to change or remove an entry of the audit log, whoever asks: our code has no such path, a console might.</summary>
/// <remarks>Set after every migration rather than by one: it is the same for every version. Only a restore, which replaces everything, lifts it.</remarks>
internal static class AppendOnly
{
    public static async Task Guard(BinomeDb db, CancellationToken stop)
    {
        foreach (var statement in db is SqliteDb ? Sqlite : Postgres)
            await db.Database.ExecuteSqlRawAsync(statement, stop);
    }

    /// <summary>Within the caller's transaction, which guards it again before it commits.</summary>
    public static async Task Lift(BinomeDb db, CancellationToken stop)
    {
        string[] statements =
            db is SqliteDb
                ? ["DROP TRIGGER IF EXISTS audit_refuses_update", "DROP TRIGGER IF EXISTS audit_refuses_delete"]
                : ["DROP TRIGGER IF EXISTS audit_refuses_change ON audit_entries"];
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement, stop);
    }

    private static readonly string[] Sqlite =
    [
        "CREATE TRIGGER IF NOT EXISTS audit_refuses_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
        "CREATE TRIGGER IF NOT EXISTS audit_refuses_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    ];

    private static readonly string[] Postgres =
    [
        """
            CREATE OR REPLACE FUNCTION audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
            """,
        // Looked for first: replacing a trigger locks its table.
        """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'audit_refuses_change' AND tgrelid = 'audit_entries'::regclass) THEN
                    CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses_change();
                END IF;
            END $$
            """,
    ];
}
