using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Somebody already in the directory: links may name them, and their own manager counts in a cycle.</summary>
/// <param name="Id">The employee number, or the e-mail of who has none.</param>
public sealed record KnownPerson(string Id, string? Email, string Name, string? Manager);

/// <summary>How to read a directory file.</summary>
public sealed record DirectoryOptions
{
    /// <summary>`pair` and `verify` need no e-mails and no names.</summary>
    public bool NeedsOnlyId { get; init; }

    /// <summary>Field to heading, where the headings do not say it.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    public IReadOnlyCollection<KnownPerson> Known { get; init; } = [];

    /// <summary>Fields of the caller's own file beside the directory's; <see cref="Each"/> reads them.</summary>
    public IReadOnlyList<Field> Extra { get; init; } = [];
    public Action<Row, Columns, DirectoryPerson>? Each { get; init; }
}

/// <summary>A whole file, understood; with a refusal nothing of it may be used.</summary>
/// <param name="Rows">Records below the header, refused ones too.</param>
public sealed record DirectoryReading(IReadOnlyList<DirectoryPerson> People, int Rows, IReadOnlyList<Refusal> Refused)
{
    /// <summary>The fields the file has a column for: what it has none for, it says nothing about.</summary>
    public IReadOnlySet<string> Fields { get; init; } = new HashSet<string>();
    public int EmailColumn { get; init; }
    public FileColumns Columns { get; init; } = new([], []);

    /// <summary>People whose time zone was told from city or country.</summary>
    public int GuessedZones { get; init; }

    /// <summary>People whose country is a text we do not know: kept empty, which is no error.</summary>
    public int UnknownCountries { get; init; }
}

/// <summary>Reads the directory from a file of the formats page: rows, then the links between them, then cycles; every refusal is told.</summary>
public static class DirectoryFile
{
    public static DirectoryReading Read(string path, DirectoryOptions? options = null)
    {
        options ??= new();
        using var table = Table.Open(path, IsHeader(options));
        return Read(table, options);
    }

    public static DirectoryReading Read(Stream stream, DirectoryOptions? options = null)
    {
        options ??= new();
        using var table = Table.Open(stream, IsHeader(options));
        return Read(table, options);
    }

    private static DirectoryReading Read(Table table, DirectoryOptions options)
    {
        var refused = new List<Refusal>();
        if (table.Refused.Count > 0)
            return new([], 0, table.Refused);
        refused.AddRange(Misread(table.Header));
        if (refused.Count > 0)
            return new([], table.Rows().Count(), refused);
        var fields = Fields(table.Header, options);
        var columns = Columns.Match(table.Header, fields, options.Map, refused);
        if (refused.Count == 0)
            refused.AddRange(Missing(table.Header, columns, options));
        if (refused.Count > 0)
            return new([], table.Rows().Count(), refused);
        var rows = new DirectoryRows(columns, options, refused);
        foreach (var row in table.Rows())
            if (rows.Count > 0 || !IsLabels(row, columns, fields))
                rows.Read(row);
        refused.AddRange(table.Refused);
        rows.Links.Resolve(rows.People, refused);
        ManagerCycles.Refuse(rows.People, rows.Links.Others(), columns.First(DirectoryFields.Manager), refused);
        refused.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        return new(rows.People, rows.Count + table.Refused.Count(r => r.Column > 0), refused)
        {
            Fields = fields.Select(f => f.Name).Where(columns.Has).ToHashSet(StringComparer.Ordinal),
            EmailColumn = columns.First(DirectoryFields.Email),
            Columns = Told(table.Header, columns, fields),
            GuessedZones = rows.GuessedZones,
            UnknownCountries = rows.UnknownCountries,
        };
    }

    private static IEnumerable<Refusal> Misread(Row header) =>
        Enumerable
            .Range(0, header.Cells.Count)
            .Where(c => DirectoryRows.IsMisread(header[c]))
            .Select(c => new Refusal(header.Line, c + 1, "header", Words.Get("people.import.misread")));

    // A column that was not recognised is seen where it stands among those that were not read.
    private static FileColumns Told(Row header, Columns columns, IReadOnlyList<Field> fields)
    {
        var (read, ignored) = (new List<string>(), new List<string>());
        for (var column = 0; column < header.Cells.Count; column++)
            if (fields.FirstOrDefault(f => columns.All(f.Name).Contains(column)) is { } field)
                read.Add(header[column] == field.Name ? field.Name : $"{header[column]} ({field.Name})");
            else if (header[column].Length > 0)
                ignored.Add(header[column]);
        return new(read, ignored);
    }

    private static IReadOnlyList<Field> Fields(Row header, DirectoryOptions options) => [.. DirectoryFields.For(header), .. options.Extra];

    private static Func<Row, bool> IsHeader(DirectoryOptions options) =>
        row => options.Map.Count > 0 || Columns.Match(row, Fields(row, options)) is var columns && HasKey(columns);

    private static bool HasKey(Columns columns) => columns.Has(DirectoryFields.Id) || columns.Has(DirectoryFields.Email);

    private static IEnumerable<Refusal> Missing(Row header, Columns columns, DirectoryOptions options)
    {
        if (!HasKey(columns))
            yield return new(
                header.Line,
                0,
                "header",
                Words.Get(options.NeedsOnlyId ? "people.import.noIdColumn" : "people.import.noHeader")
            );
        else if (!options.NeedsOnlyId && !columns.Has(DirectoryFields.Email))
            yield return new(header.Line, 0, DirectoryFields.Email, Words.Get("people.import.noColumn", DirectoryFields.Email));
        else if (
            !options.NeedsOnlyId
            && !columns.Has(DirectoryFields.LastName)
            && !columns.Has(DirectoryFields.FirstName)
            && !columns.Has(DirectoryFields.DisplayName)
        )
            yield return new(header.Line, 0, DirectoryFields.LastName, Words.Get("people.import.noColumn", "first_name, last_name"));
    }

    // SuccessFactors: technical names, then the same in words.
    private static bool IsLabels(Row row, Columns columns, IReadOnlyList<Field> fields) =>
        fields.Any(f =>
            f.Name is DirectoryFields.Id or DirectoryFields.Email && columns.Get(row, f.Name).Text is { Length: > 0 } text && f.Means(text)
        );
}
