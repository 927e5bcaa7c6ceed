using Binome.Platform;

namespace Binome.People;

/// <summary>A directory was imported, or an import undone. Who is affected below reacts in the same transaction.</summary>
/// <param name="LinesChanged">Everybody whose chain of managers is not what it was.</param>
public sealed record DirectoryImported(string Organisation, Id<DirectoryImport> Import, IReadOnlyCollection<Id<Person>> LinesChanged)
{
    /// <summary>Running pairs that the new lines forbid: added by who knows pairs, listed by the report.</summary>
    public List<LineConflict> Conflicts { get; } = [];
}

/// <summary>A running pair that is now inside a reporting line.</summary>
public sealed record LineConflict(string Pairing, string Reason);

/// <summary>Somebody is no longer in the company.</summary>
public sealed record PersonLeft(Id<Person> Person, DateTime At);
