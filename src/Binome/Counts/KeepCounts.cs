using System.Data;
using System.Security.Cryptography;
using System.Text;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Counts;

/// <summary>The counts that pages of a whole programme read: tables that the database keeps by itself, whoever writes: each change is noted in its own transaction, and said before anybody reads.</summary>
/// <remarks>They hold nothing that is not elsewhere: no backup carries them, a migration or a restore makes them anew.</remarks>
internal static class KeepCounts
{
    private const string Made = "counts_made";

    /// <summary>Given up after half a minute, what a large import touched would never be settled.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(10);

    /// <summary>So many notes settled at once leave pages of dead rows, which every page would look through until the server sweeps: 6 of 28 ms after an import of 120,000 people.</summary>
    private const int LeavesMuch = 10_000;

    /// <summary>How often a snapshot is taken anew that somebody else's reading of the counts overtook.</summary>
    private const int MostSnapshots = 5;

    private static IEnumerable<string> Statements(BinomeDb db) =>
        (db is SqliteDb ? CountsOnSqlite.Make() : CountsOnPostgres.Make())
            .Append(
                "CREATE INDEX ix_counted_pairings ON counted_pairings (programme_id, stuck_at, trouble, sort_at, id) WHERE stuck_at IS NOT NULL"
            )
            .Append("CREATE INDEX ix_counted_sessions ON counted_sessions (programme_id, starts_at, id) WHERE starts_at IS NOT NULL")
            .Append("CREATE INDEX ix_counted_sessions_hidden ON counted_sessions (programme_id, state) WHERE is_hidden")
            .Append("CREATE INDEX ix_counted_participants ON counted_participants (programme_id, kind, done_at) WHERE done_at IS NOT NULL");

    public static async Task Guard(BinomeDb db, CancellationToken stop)
    {
        var statements = Statements(db).ToList();
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', statements))))[..16];
        if (await IsMade(db, version, stop))
            return;
        await InOne(db, Make, stop);

        async Task Make()
        {
            await Lift(db, stop);
            foreach (var statement in statements)
                await Run(db, statement, stop);
            await Run(db, $"CREATE TABLE {Made} AS SELECT '{version}' AS version", stop);
        }
    }

    public static async Task Lift(BinomeDb db, CancellationToken stop)
    {
        var isEmbedded = db is SqliteDb;
        var triggers = await db
            .Database.SqlQueryRaw<string>(
                isEmbedded
                    ? """SELECT 'DROP TRIGGER ' || name AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'counts\_%' ESCAPE '\'"""
                    : """
                    SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) AS "Value" FROM pg_trigger t
                    JOIN pg_class c ON c.oid = t.tgrelid
                    WHERE NOT t.tgisinternal AND t.tgname LIKE 'counts\_%' AND c.relnamespace = current_schema()::regnamespace
                    """
            )
            .ToListAsync(stop);
        foreach (var drop in triggers)
            await Run(db, drop, stop);
        var sql = isEmbedded ? CountsSql.Sqlite : CountsSql.Postgres;
        var tables = CountsSql.Cubes.Concat(sql.Plain).Select(c => c.Name).Concat(sql.Tables.Select(t => t.Name));
        foreach (var table in tables.Append("counts_due").Append(Made))
            await Run(db, $"DROP TABLE IF EXISTS {table}", stop);
    }

    /// <summary>Before counts are read: what changed since somebody read them last is counted now. One statement where nothing did.</summary>
    public static async Task SettleCounts(this BinomeDb db, CancellationToken stop)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(s_long);
        try
        {
            if (db is PostgresDb)
            {
                var settled = await db.Database.SqlQueryRaw<int>("""SELECT counts_settle() AS "Value" """).SingleAsync(stop);
                if (settled >= LeavesMuch && db.Database.CurrentTransaction is null)
                    await db.Database.ExecuteSqlRawAsync("VACUUM counts_due", stop);
            }
            else if (await db.Database.SqlQueryRaw<int>("""SELECT EXISTS (SELECT 1 FROM counts_due) AS "Value" """).SingleAsync(stop) == 1)
                await InOne(db, () => Run(db, CountsOnSqlite.Settle(), stop), stop);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }

    private static async Task InOne(BinomeDb db, Func<Task> does, CancellationToken stop)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await does();
        if (transaction is not null)
            await transaction.CommitAsync(stop);
    }

    /// <summary>Tables of counts that do not say what is, as table and number of rows; none, ever. Settled and compared in one snapshot: what is booked meanwhile is in neither.</summary>
    public static async Task<IReadOnlyList<string>> Wrong(BinomeDb db, CancellationToken stop)
    {
        for (var tried = 1; ; tried++)
            try
            {
                await using var snapshot =
                    db is PostgresDb
                        ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop)
                        : await db.Database.BeginTransactionAsync(stop); // the one writer: nobody else books until it is compared
                var wrong = await Compare(db, stop);
                await snapshot.CommitAsync(stop);
                return wrong;
            }
            catch (Exception overtaken)
                when (overtaken.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure }
                    && tried < MostSnapshots
                )
            {
                // Somebody settled the same notes: in the next snapshot they are.
            }
    }

    private static async Task<List<string>> Compare(BinomeDb db, CancellationToken stop)
    {
        await db.SettleCounts(stop);
        var sql = db is SqliteDb ? CountsSql.Sqlite : CountsSql.Postgres;
        var asked = sql
            .Tables.Select(t => (t.Name, t.Wrong))
            .Concat(CountsSql.Cubes.Select(c => (c.Name, c.Wrong($"counted_{c.Of}"))))
            .Concat(sql.Plain.Select(c => (c.Name, c.Wrong(c.Of))));
        var (wrong, usual) = (new List<string>(), db.Database.GetCommandTimeout());
        db.Database.SetCommandTimeout(s_long);
        try
        {
            foreach (var (table, question) in asked)
                if (await db.Database.SqlQueryRaw<int>(question).SingleAsync(stop) is > 0 and var rows)
                    wrong.Add($"{table}: {rows}");
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
        return wrong;
    }

    /// <summary>Counts everything anew.</summary>
    public static async Task Repair(BinomeDb db, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Lift(db, stop);
        await Guard(db, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>PostgreSQL: rows that add up become one.</summary>
    public static async Task Pack(BinomeDb db, CancellationToken stop)
    {
        if (db is not PostgresDb)
            return;
        foreach (var cube in CountsSql.Postgres.Plain)
            await Run(db, cube.Pack, stop);
    }

    private static async Task<bool> IsMade(BinomeDb db, string version, CancellationToken stop)
    {
        var there =
            db is SqliteDb
                ? $"""SELECT CAST(count(*) AS integer) AS "Value" FROM sqlite_master WHERE name = '{Made}'"""
                : $"""SELECT CAST(count(*) AS integer) AS "Value" FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{Made}'""";
        if (await db.Database.SqlQueryRaw<int>(there).SingleAsync(stop) == 0)
            return false;
        return await db.Database.SqlQueryRaw<string>($"""SELECT version AS "Value" FROM {Made}""").SingleAsync(stop) == version;
    }

    /// <summary>Statements of our own, not a word of a reader's in them.</summary>
    private static Task<int> Run(BinomeDb db, string statement, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(
            statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
            stop
        );
}
