namespace Binome.Counts;

/// <summary>The same on SQLite, which has one writer at a time and no functions: what was noted is said anew by one command of many statements.</summary>
/// <remarks>Triggers that said it at once would be worked out with each statement that a page sends: a rehearsal of 1,500 people took four times as long.</remarks>
internal static class CountsOnSqlite
{
    private static readonly CountsSql Sql = CountsSql.Sqlite;

    public static IEnumerable<string> Make()
    {
        yield return "CREATE TABLE counts_due (what integer NOT NULL, unit BLOB NOT NULL)";
        foreach (var trigger in Noted.All.SelectMany(Notes))
            yield return trigger;
        foreach (var table in Sql.Tables)
        {
            yield return table.Make;
            yield return table.Say(Sql, $"SELECT id FROM {table.Of}");
        }
        foreach (var cube in CountsSql.Cubes)
        {
            var from = $"counted_{cube.Of}";
            yield return cube.Make(Sql, isKeyed: true);
            yield return cube.Fill(from);
            foreach (var trigger in Moved(cube, from))
                yield return trigger;
        }
        foreach (var cube in Sql.Plain)
        {
            yield return cube.Make(Sql, isKeyed: true);
            yield return cube.Fill(cube.Of);
            foreach (var trigger in Moved(cube, cube.Of))
                yield return trigger;
        }
    }

    private static IEnumerable<string> Moved(Cube cube, string from)
    {
        var isPlain = cube.Of == from;
        string Row(string row) => string.Join(", ", cube.Keys.Select(k => row + k));
        var (columns, changed) = isPlain ? ($" OF {Row("")}", $" WHEN ({Row("OLD.")}) IS NOT ({Row("NEW.")})") : ("", "");
        yield return Trigger($"{cube.Name}_insert", $"AFTER INSERT ON {from}", cube.Move("NEW."));
        yield return Trigger($"{cube.Name}_delete", $"AFTER DELETE ON {from}", cube.Move(Cube.Old));
        yield return Trigger(
            $"{cube.Name}_update",
            $"AFTER UPDATE{columns} ON {from}{changed}",
            cube.Move(Cube.Old) + " " + cube.Move("NEW.")
        );
    }

    private static IEnumerable<string> Notes(Noted noted)
    {
        string Row(string row) => string.Join(", ", noted.Follows.Select(f => row + f));
        string Note(params string[] rows) =>
            $"INSERT INTO counts_due (what, unit) VALUES {string.Join(", ", rows.SelectMany(row => noted.Notes.Select(n => $"({(int)n.What}, {row}{n.Column})")).Distinct())};";
        yield return Trigger($"{noted.Table}_insert", $"AFTER INSERT ON {noted.Table}", Note("NEW."));
        yield return Trigger($"{noted.Table}_delete", $"AFTER DELETE ON {noted.Table}", Note("OLD."));
        yield return Trigger(
            $"{noted.Table}_update",
            $"AFTER UPDATE OF {string.Join(", ", noted.Follows)} ON {noted.Table} WHEN ({Row("OLD.")}) IS NOT ({Row("NEW.")})",
            noted.IsMoved ? Note("OLD.", "NEW.") : Note("NEW.")
        );
    }

    /// <summary>In a transaction.</summary>
    public static string Settle()
    {
        static string Due(Note what) => $"SELECT unit FROM counts_settling WHERE what = {(int)what}";
        static string Add(Note what, string units) => $"INSERT OR IGNORE INTO counts_settling SELECT {(int)what}, {units};";
        var statements = new List<string>
        {
            "CREATE TEMP TABLE IF NOT EXISTS counts_settling (what integer, unit BLOB, PRIMARY KEY (what, unit)) WITHOUT ROWID;",
            "DELETE FROM counts_settling;",
            "INSERT OR IGNORE INTO counts_settling SELECT what, unit FROM counts_due;",
            "DELETE FROM counts_due;",
            Add(Note.Participant, $"id FROM participants WHERE person_id IN ({Due(Note.Person)})"),
            Add(Note.Seated, $"unit FROM counts_settling WHERE what = {(int)Note.Participant}"),
            Add(Note.Seated, $"mentor_id FROM pairings WHERE id IN ({Due(Note.Pairing)})"),
            Add(Note.Seated, $"mentee_id FROM pairings WHERE id IN ({Due(Note.Pairing)})"),
            Add(Note.Seated, $"participant_id FROM session_seats WHERE session_id IN ({Due(Note.Session)})"),
            Add(
                Note.Seated,
                $"x.mentor_id FROM session_seats t JOIN pairings x ON x.id = t.pairing_id WHERE t.session_id IN ({Due(Note.Session)})"
            ),
            Add(
                Note.Seated,
                $"x.mentee_id FROM session_seats t JOIN pairings x ON x.id = t.pairing_id WHERE t.session_id IN ({Due(Note.Session)})"
            ),
            Add(Note.Session, $"session_id FROM session_seats WHERE participant_id IN ({Due(Note.Participant)})"),
            Add(Note.Session, $"session_id FROM session_seats WHERE pairing_id IN ({Due(Note.Pairing)})"),
            Add(Note.Pairing, $"id FROM pairings WHERE mentor_id IN ({Due(Note.Participant)})"),
            Add(Note.Pairing, $"pairing_id FROM session_seats WHERE session_id IN ({Due(Note.Session)})"),
        };
        foreach (var (table, what) in Sql.Tables.Zip([Note.Session, Note.Pairing, Note.Seated]))
        {
            statements.Add(
                $"DELETE FROM {table.Name} WHERE id IN ({Due(what)}) AND id NOT IN (SELECT id FROM {table.Of} WHERE id IN ({Due(what)}));"
            );
            statements.Add($"{table.Say(Sql, Due(what))};");
        }
        statements.Add("DELETE FROM counts_settling;");
        return string.Join('\n', statements);
    }

    private static string Trigger(string name, string when, string says) => $"CREATE TRIGGER counts_{name} {when} BEGIN {says} END";
}
