using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.People.Import;

/// <summary>Writes a change of the directory in bulk, within the current transaction: staged rows and one statement for each table.</summary>
internal static class DirectoryWriter
{
    private const int Many = 1_000;

    public static readonly string[] Columns =
    [
        "id",
        "organisation",
        "number",
        "email",
        "first_name",
        "last_name",
        "manager_id",
        "unit",
        "company",
        "job_title",
        "city",
        "country",
        "time_zone",
        "languages",
        "left_on",
        "search",
        "version",
    ];

    /// <summary>Returns who is in another line than before.</summary>
    public static async Task<IReadOnlyList<Id<Person>>> Write(
        BinomeDb db,
        DirectoryState before,
        DirectoryChange change,
        CancellationToken stop
    )
    {
        await Update(db, change.Updated, stop);
        await Remove(db, "people", "id", change.Removed, stop);
        await Bulk.Insert(db, "people", Columns, change.Added.Select(p => Values(db, p)), stop);
        await Remove(db, "relations", "person_id", [.. change.Relations.Keys.Where(before.AllRelations.ContainsKey)], stop);
        var relations = change.Relations.Values.SelectMany(r => r);
        await Bulk.Insert(
            db,
            "relations",
            ["person_id", "kind", "other_id"],
            relations.Select(r => new[] { Bulk.Key(db, r.PersonId), (object)(int)r.Kind, Bulk.Key(db, r.OtherId) }),
            stop
        );
        var moved = await WriteLines(db, before, before.With(change), stop);
        if (change.Added.Count + moved.Count >= Many)
            await Bulk.Analyze(db, ["people", "relations", "lines"], stop);
        return moved;
    }

    private static async Task<IReadOnlyList<Id<Person>>> WriteLines(
        BinomeDb db,
        DirectoryState before,
        DirectoryState now,
        CancellationToken stop
    )
    {
        var (people, lines) = LineGraph.Differences(before, now);
        await Remove(db, "lines", "person_id", [.. people.Where(before.People.ContainsKey)], stop);
        var keys = new Dictionary<Id<Person>, object>();
        object Key(Id<Person> id) => keys.TryGetValue(id, out var key) ? key : keys[id] = Bulk.Key(db, id);
        var rows = lines.Select(l => new[] { Key(l.Person), Key(l.Above), l.Depth });
        await Bulk.Insert(db, "lines", ["person_id", "above_id", "depth"], rows, stop);
        return people;
    }

    // Numbers and e-mails may change hands within one file: they are let go of first, or the unique indexes would refuse half-way.
    private static async Task Update(BinomeDb db, IReadOnlyList<Person> people, CancellationToken stop)
    {
        if (people.Count == 0)
            return;
        await Stage(db, "people_stage", "people", "*", stop);
        await Bulk.Insert(db, "people_stage", Columns, people.Select(p => Values(db, p)), stop);
        await Run(
            db,
            """
            UPDATE people SET number = NULL, email = NULL FROM people_stage AS s
            WHERE people.id = s.id AND (people.number IS DISTINCT FROM s.number OR people.email IS DISTINCT FROM s.email)
            """,
            stop
        );
        await Run(
            db,
            $"UPDATE people SET {string.Join(", ", Columns.Skip(1).Select(c => $"{c} = s.{c}"))} FROM people_stage AS s WHERE people.id = s.id",
            stop
        );
        await Run(db, "DROP TABLE people_stage", stop);
    }

    private static async Task Remove(
        BinomeDb db,
        string table,
        string column,
        IReadOnlyCollection<Id<Person>> people,
        CancellationToken stop
    )
    {
        if (people.Count == 0)
            return;
        await Stage(db, "ids_stage", "people", "id", stop);
        await Bulk.Insert(db, "ids_stage", ["id"], people.Select(p => new[] { Bulk.Key(db, p) }), stop);
        await Run(db, $"DELETE FROM {table} WHERE {column} IN (SELECT id FROM ids_stage)", stop);
        await Run(db, "DROP TABLE ids_stage", stop);
    }

    private static Task<int> Stage(BinomeDb db, string name, string like, string columns, CancellationToken stop) =>
        Run(db, $"CREATE TEMP TABLE {name} AS SELECT {columns} FROM {like} WHERE 1 = 0", stop);

    // Names of our own tables and columns only; no value comes in here.
    private static Task<int> Run(BinomeDb db, string sql, CancellationToken stop) => db.Database.ExecuteSqlRawAsync(sql, stop);

    private static object?[] Values(BinomeDb db, Person p) =>
        [
            Bulk.Key(db, p.Id),
            p.Organisation,
            p.Number,
            p.Email,
            p.FirstName,
            p.LastName,
            p.ManagerId is { } manager ? Bulk.Key(db, manager) : null,
            p.Unit,
            p.Company,
            p.JobTitle,
            p.City,
            p.Country,
            p.TimeZone,
            p.Languages,
            p.LeftOn,
            p.Searchable(),
            p.Version,
        ];
}
