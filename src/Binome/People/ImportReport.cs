using Binome.Platform.Tables;

namespace Binome.People;

/// <summary>How to import a file.</summary>
/// <param name="IsFull">Who is missing in the file has left.</param>
/// <param name="AllowLeft">How many may, although they are over a tenth of the directory.</param>
/// <param name="IsDryRun">Say what would change and change nothing.</param>
/// <param name="FindsConflicts">A dry run that writes, looks which running pairs a rule now forbids, and takes all of it back.</param>
/// <param name="Edition">The directory's edition that the decision was taken on: another one refuses. Null takes the directory as it is.</param>
public sealed record ImportOptions(
    string Organisation = Person.MainOrganisation,
    bool IsFull = false,
    int? AllowLeft = null,
    bool IsDryRun = false,
    bool FindsConflicts = false,
    IReadOnlyDictionary<string, string>? Map = null,
    int? Edition = null
);

/// <summary>What an import did, or would do. With a refusal every count but <see cref="Rows"/> is 0 and nothing changed.</summary>
/// <param name="Left">People this import marked as gone: by their row, or because they are missing in a full one.</param>
public sealed record ImportReport(
    int Rows,
    int Added,
    int Updated,
    int Unchanged,
    int Left,
    int GuessedZones,
    IReadOnlyList<Refusal> Refused,
    IReadOnlyList<LineConflict> Conflicts
)
{
    /// <summary>How many refusals a report prints; their number is always told.</summary>
    public const int PrintedRefusals = 1000;

    public static ImportReport Refusing(int rows, IReadOnlyList<Refusal> refused) => new(rows, 0, 0, 0, 0, 0, refused, []);
}

/// <summary>A few of the people an import would change, by name, and what changes about them.</summary>
/// <param name="Edition">The directory's edition it was compared with.</param>
/// <param name="Columns">None of a file that was refused.</param>
public sealed record ImportPreview(
    ImportReport Report,
    int RefusedInAll,
    IReadOnlyList<string> Added,
    IReadOnlyList<ChangedPerson> Updated,
    IReadOnlyList<string> Left,
    int UnknownCountries,
    int Edition = 0,
    FileColumns? Columns = null
)
{
    public const int Samples = 20;
}

/// <summary>The headings of a file that mean a field, which stands behind them, and those that nobody reads.</summary>
public sealed record FileColumns(IReadOnlyList<string> Read, IReadOnlyList<string> Ignored)
{
    public string AllRead => string.Join(", ", Read);
    public string AllIgnored => string.Join(", ", Ignored);
}

/// <summary>Field by field: what was there and what comes.</summary>
public sealed record ChangedPerson(string Name, IReadOnlyList<ChangedField> Fields);

public sealed record ChangedField(string Field, string Before, string After);
