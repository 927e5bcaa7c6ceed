namespace Binome.Counts;

/// <summary>A table `counted_…`: what is said of each row of another one.</summary>
/// <param name="Of">That table.</param>
/// <param name="Columns">As they are made.</param>
/// <param name="Said">Says it of those ids, the inside of an IN.</param>
internal sealed record CountedTable(string Of, string[] Columns, Func<string, string> Said)
{
    public string Name => $"counted_{Of}";

    public string Make => $"CREATE TABLE {Name} ({string.Join(", ", Columns)})";

    public string Names => string.Join(", ", Columns.Select(c => c.Split(' ')[0]));

    /// <summary>Says it anew; a row of which the same is said is not written.</summary>
    public string Say(CountsSql sql, string which)
    {
        var others = Columns.Skip(1).Select(c => c.Split(' ')[0]).ToArray();
        return $"""
            INSERT INTO {Name} ({Names}) {Said(which)}
            ON CONFLICT (id) DO UPDATE SET {string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}
            WHERE ({string.Join(", ", others.Select(c => $"{Name}.{c}"))}) {sql.Differs} ({string.Join(
                ", ",
                others.Select(c => $"excluded.{c}")
            )})
            """;
    }

    /// <summary>Of how many rows something else is said than is true, or nothing, or something of none that there is.</summary>
    public string Wrong =>
        $"""
            SELECT CAST((SELECT count(*) FROM ({Said($"SELECT id FROM {Of}")} EXCEPT SELECT {Names} FROM {Name}) a)
                + (SELECT count(*) FROM (SELECT {Names} FROM {Name} EXCEPT {Said($"SELECT id FROM {Of}")}) b) AS integer) AS "Value"
            """;
}

/// <summary>How many rows have the same keys, and their sums.</summary>
/// <param name="Of">Of what is said of these; or, where keys are worked out, of these themselves.</param>
/// <param name="Measures">Each from a row, given as `NEW.`, `OLD.` or nothing.</param>
internal sealed record Cube(
    string Name,
    string Of,
    string[] Keys,
    (string Name, Func<string, string> From)[] Measures,
    Func<string, string, string>? Key = null
)
{
    private string From(string row, string key) => Key is null ? row + key : Key(row, key);

    private string Columns => List([.. Keys, .. Measures.Select(m => m.Name)]);

    private static string Type(CountsSql sql, string key) =>
        key switch
        {
            "programme_id" => sql.Id,
            "done_on" or "day" or "monday" or "since" or "left_on" => "date",
            "city" or "country" or "organisation" or "company" or "unit" => "text",
            "kind" or "state" => "integer",
            _ => "boolean",
        };

    /// <param name="isKeyed">One row for each: whoever writes waits for the others who write the same.</param>
    public string Make(CountsSql sql, bool isKeyed) =>
        $"CREATE TABLE {Name} ({List([.. Keys.Select(k => $"{k} {Type(sql, k)} NOT NULL"), .. Measures.Select(m => $"{m.Name} integer NOT NULL")])}{(isKeyed ? $", PRIMARY KEY ({List(Keys)})" : "")})";

    public string Fill(string from) =>
        $"INSERT INTO {Name} ({Columns}) SELECT {List(Sums("", false))} FROM {from} GROUP BY {List(Keys.Select(k => From("", k)))}";

    /// <summary>Adds a row, `NEW.`, or takes one away, `OLD.`; a row of nothing goes, since it may say what nobody may know any more.</summary>
    public string Move(string row)
    {
        var sums = Measures.Select(m => $"{m.Name} = {Name}.{m.Name} + excluded.{m.Name}");
        var add = $"{Insert(row)} ON CONFLICT ({List(Keys)}) DO UPDATE SET {List(sums)};";
        var isNothing = Keys.Select(k => $"{k} = {From(row, k)}").Concat(Measures.Select(m => $"{m.Name} = 0"));
        return row == Old ? $"{add} DELETE FROM {Name} WHERE {string.Join(" AND ", isNothing)};" : add;
    }

    /// <summary>The same for many rows at once, `given` and `taken`; several that say the same are written once.</summary>
    public string MoveAll(params string[] sources)
    {
        var rows = sources.Select(s =>
            $"SELECT {List([.. Keys, .. Measures.Select(m => $"{(s == "taken" ? "-" : "")}({m.From("")}) AS {m.Name}")])} FROM {s}"
        );
        var sums = Measures.Select(m => $"{m.Name} = {Name}.{m.Name} + excluded.{m.Name}");
        return $"""
            INSERT INTO {Name} ({Columns}) SELECT {List([.. Keys, .. Measures.Select(m => $"sum({m.Name})")])} FROM ({string.Join(
                " UNION ALL ",
                rows
            )}) r
            GROUP BY {List(Keys)} HAVING {string.Join(" OR ", Measures.Select(m => $"sum({m.Name}) <> 0"))} ON CONFLICT ({List(
                Keys
            )}) DO UPDATE SET {List(sums)};
            DELETE FROM {Name} WHERE {string.Join(" AND ", Measures.Select(m => $"{m.Name} = 0"))};
            """;
    }

    /// <summary>Puts a row beside the others, to be added up at night: nobody waits for anybody.</summary>
    public string Append(string row) => $"{Insert(row)};";

    /// <summary>The same for many rows at once.</summary>
    public string AppendAll(string from, bool isTaken) =>
        $"INSERT INTO {Name} ({Columns}) SELECT {List(Sums("", isTaken))} FROM {from} GROUP BY {List(Keys.Select(k => From("", k)))};";

    /// <summary>Rows that say the same become one.</summary>
    public string Pack =>
        $"""
            WITH gone AS (DELETE FROM {Name} RETURNING *)
            INSERT INTO {Name} ({Columns}) SELECT {List([.. Keys, .. Measures.Select(m => $"sum({m.Name})")])} FROM gone
            GROUP BY {List(Keys)} HAVING {string.Join(" OR ", Measures.Select(m => $"sum({m.Name}) <> 0"))}
            """;

    /// <summary>How many sums are not what they should be.</summary>
    public string Wrong(string from) =>
        $"""
            SELECT CAST(count(*) AS integer) AS "Value" FROM (
                SELECT {List(Keys)} FROM (
                    SELECT {Columns} FROM {Name}
                    UNION ALL SELECT {List([.. Keys.Select(k => From("", k)), .. Measures.Select(m => $"-({m.From("")})")])} FROM {from}
                ) a GROUP BY {List(Keys)} HAVING {string.Join(" OR ", Measures.Select(m => $"sum({m.Name}) <> 0"))}
            ) b
            """;

    public const string Old = "OLD.";

    private string Insert(string row) =>
        $"INSERT INTO {Name} ({Columns}) VALUES ({List([.. Keys.Select(k => From(row, k)), .. Measures.Select(m => $"{(row == Old ? "-" : "")}({m.From(row)})")])})";

    private string[] Sums(string from, bool isTaken) =>
        [.. Keys.Select(k => From(from, k)), .. Measures.Select(m => $"{(isTaken ? "-" : "")}sum({m.From(from)})")];

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts);
}
