namespace Binome.People.Import;

/// <summary>Somebody as a directory file describes them: every cell understood, every link resolved to the <see cref="Id"/> of the person it names.</summary>
public sealed class DirectoryPerson
{
    /// <summary>The physical line where the record starts.</summary>
    public required int Line { get; init; }

    /// <summary>Of the cell that gave the id, counted from 1.</summary>
    public int IdColumn { get; init; }

    /// <summary>The employee number; where the file has none, the e-mail.</summary>
    public required string Id { get; init; }
    public string? Number { get; init; }

    /// <summary>In lower case.</summary>
    public string? Email { get; init; }
    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";
    public string? Manager { get; internal set; }
    public IReadOnlyList<string> DottedManagers { get; internal set; } = [];
    public IReadOnlyList<string> Appraisers { get; internal set; } = [];
    public IReadOnlyList<string> Hr { get; internal set; } = [];
    public string? Unit { get; init; }
    public string? Company { get; init; }
    public string? JobTitle { get; init; }
    public string? City { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null when not given or not understood.</summary>
    public string? Country { get; init; }

    /// <summary>IANA name; null when it cannot be told.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 639-1 codes in the file's order.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public Departure Departure { get; init; }

    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>Whether somebody has left or will, and since when if the file says so.</summary>
public readonly record struct Departure(bool IsTold, DateOnly? On)
{
    public bool HasHappened(DateOnly today) => IsTold && (On is null || On <= today);
}
