namespace Binome.Counts;

/// <summary>
/// PostgreSQL has many writers: each notes what it touched, in a row of its own, and whoever reads the counts says anew what was noted. So a booking never waits for
/// another one, and no two of them for each other; what somebody reads is true to the moment at which they ask.
/// </summary>
internal static class CountsOnPostgres
{
    private static readonly CountsSql Sql = CountsSql.Postgres;

    public static IEnumerable<string> Make()
    {
        // The notes first: they shut out other writers until all of this is there, so that nothing is missed.
        yield return "CREATE TABLE counts_due (what smallint NOT NULL, unit uuid NOT NULL)";
        foreach (var statement in Noted.All.SelectMany(Notes).Concat(Sql.Plain.SelectMany(Appended)))
            yield return statement;
        foreach (var table in Sql.Tables)
        {
            yield return table.Make;
            yield return table.Say(Sql, $"SELECT id FROM {table.Of}");
        }
        foreach (var cube in CountsSql.Cubes)
        {
            yield return cube.Make(Sql, isKeyed: true);
            yield return cube.Fill($"counted_{cube.Of}");
            foreach (var statement in Moved(cube))
                yield return statement;
        }
        yield return "DROP FUNCTION IF EXISTS counts_settle()"; // what it returns may have changed
        yield return Settled();
    }

    private static IEnumerable<string> Moved(Cube cube)
    {
        yield return Function(
            cube.Name,
            $"""
            IF TG_OP = 'INSERT' THEN {cube.MoveAll("given")}
            ELSIF TG_OP = 'DELETE' THEN {cube.MoveAll("taken")}
            ELSE {cube.MoveAll("taken", "given")} END IF;
            """
        );
        foreach (
            var (change, rows) in new[]
            {
                ("INSERT", "NEW TABLE AS given"),
                ("DELETE", "OLD TABLE AS taken"),
                ("UPDATE", "OLD TABLE AS taken NEW TABLE AS given"),
            }
        )
            yield return $"CREATE TRIGGER counts_{cube.Name}_{change.ToLowerInvariant()} AFTER {change} ON counted_{cube.Of} REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION counts_{cube.Name}()";
    }

    private static IEnumerable<string> Appended(Cube cube)
    {
        yield return cube.Make(Sql, isKeyed: false);
        yield return $"CREATE INDEX ix_{cube.Name} ON {cube.Name} ({cube.Keys[0]})";
        yield return Function(
            $"{cube.Name}_many",
            $"IF TG_OP = 'INSERT' THEN {cube.AppendAll("touched", false)} ELSE {cube.AppendAll("touched", true)} END IF;"
        );
        yield return Function($"{cube.Name}_one", cube.Append(Cube.Old) + cube.Append("NEW."));
        foreach (var trigger in Triggers(cube.Name, cube.Of, cube.Keys))
            yield return trigger;
        yield return cube.Fill(cube.Of);
    }

    private static IEnumerable<string> Notes(Noted noted)
    {
        var all = string.Join(" UNION ", noted.Notes.Select(n => $"SELECT {(int)n.What}::smallint, {n.Column} FROM touched"));
        var one = noted.Notes.SelectMany(n => new[] { $"({(int)n.What}, OLD.{n.Column})", $"({(int)n.What}, NEW.{n.Column})" });
        yield return Function($"{noted.Table}_many", $"INSERT INTO counts_due {all};");
        yield return Function(
            $"{noted.Table}_one",
            $"INSERT INTO counts_due SELECT DISTINCT * FROM (VALUES {string.Join(", ", one)}) AS v;"
        );
        foreach (var trigger in Triggers(noted.Table, noted.Table, noted.Follows))
            yield return trigger;
    }

    /// <summary>Many rows at once are noted at once; of an update, the rows that it changed.</summary>
    private static IEnumerable<string> Triggers(string name, string table, string[] follows)
    {
        string Row(string row) => string.Join(", ", follows.Select(f => row + f));
        yield return $"CREATE TRIGGER counts_{name}_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION counts_{name}_many()";
        yield return $"CREATE TRIGGER counts_{name}_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION counts_{name}_many()";
        yield return $"CREATE TRIGGER counts_{name}_update AFTER UPDATE OF {string.Join(", ", follows)} ON {table} FOR EACH ROW WHEN (({Row("OLD.")}) IS DISTINCT FROM ({Row("NEW.")})) EXECUTE FUNCTION counts_{name}_one()";
    }

    private static string Function(string name, string does) =>
        $"CREATE OR REPLACE FUNCTION counts_{name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN {does} RETURN NULL; END $body$";

    /// <summary>How many notes were settled. One at a time. Each statement sees what was committed before it: a note that is not seen stays, and what it is of is said once more later.</summary>
    private static string Settled() =>
        $"""
            CREATE OR REPLACE FUNCTION counts_settle() RETURNS integer LANGUAGE plpgsql AS $body$
            DECLARE due_people uuid[]; due_known uuid[]; due_seated uuid[]; due_sessions uuid[]; due_pairings uuid[]; settled integer;
            BEGIN
                IF NOT EXISTS (SELECT FROM counts_due) THEN RETURN 0; END IF;
                PERFORM pg_advisory_xact_lock(hashtext('binome.counts'));
                WITH gone AS (DELETE FROM counts_due RETURNING what, unit)
                SELECT count(*), array_agg(DISTINCT unit) FILTER (WHERE what = {(int)
                Note.Person}), array_agg(DISTINCT unit) FILTER (WHERE what = {(int)Note.Participant}),
                    array_agg(DISTINCT unit) FILTER (WHERE what = {(int)Note.Seated}), array_agg(DISTINCT unit) FILTER (WHERE what = {(int)
                Note.Session}),
                    array_agg(DISTINCT unit) FILTER (WHERE what = {(int)Note.Pairing})
                INTO settled, due_people, due_known, due_seated, due_sessions, due_pairings FROM gone;
                due_known := ARRAY(SELECT unnest(due_known) UNION SELECT id FROM participants WHERE person_id = ANY(due_people));
                due_seated := ARRAY(SELECT unnest(due_seated) UNION SELECT unnest(due_known)
                    UNION SELECT unnest(ARRAY[mentor_id, mentee_id]) FROM pairings WHERE id = ANY(due_pairings)
                    UNION SELECT participant_id FROM session_seats WHERE session_id = ANY(due_sessions)
                    UNION SELECT unnest(ARRAY[x.mentor_id, x.mentee_id]) FROM session_seats t JOIN pairings x ON x.id = t.pairing_id WHERE t.session_id = ANY(due_sessions));
                due_sessions := ARRAY(SELECT unnest(due_sessions) UNION SELECT session_id FROM session_seats WHERE participant_id = ANY(due_known)
                    UNION SELECT session_id FROM session_seats WHERE pairing_id = ANY(due_pairings));
                due_pairings := ARRAY(SELECT unnest(due_pairings) UNION SELECT id FROM pairings WHERE mentor_id = ANY(due_known)
                    UNION SELECT pairing_id FROM session_seats WHERE session_id = ANY(due_sessions));
                {string.Concat(Sql.Tables.Select(Again))}
                RETURN settled;
            END $body$
            """;

    private static string Again(CountedTable table)
    {
        var due = $"due_{(table.Of == "participants" ? "seated" : table.Of)}";
        return $"""
            DELETE FROM {table.Name} c WHERE c.id = ANY({due}) AND NOT EXISTS (SELECT FROM {table.Of} o WHERE o.id = c.id);
            {table.Say(Sql, $"SELECT unnest({due})")};

            """;
    }
}
