using Binome.Platform;

namespace Binome.People;

/// <summary>A directory was imported, or an import undone. Who is affected below reacts in the same transaction.</summary>
/// <param name="LinesChanged">Everybody whose chain of managers is not what it was.</param>
public sealed record DirectoryImported(string Organisation, Id<DirectoryImport> Import, IReadOnlyCollection<Id<Person>> LinesChanged)
{
    /// <summary>Running pairs that the new lines forbid: added by who knows pairs, listed by the report.</summary>
    public List<LineConflict> Conflicts { get; } = [];

    /// <summary>When the import that is undone was applied; null when nothing is undone.</summary>
    public DateTime? Undoes { get; init; }
}

/// <summary>A running pair that is now inside a reporting line.</summary>
public sealed record LineConflict(string Pairing, string Reason);

/// <summary>These are no longer in the company: all of one import together, so that who reacts asks the database once.</summary>
public sealed record PeopleLeft(IReadOnlyList<Id<Person>> People, DateTime At);

/// <summary>A colleague's page is shown: who knows something of them that the reader may know says it.</summary>
public sealed record PersonShown(Person Person, Viewer By)
{
    public List<string> Said { get; } = [];
}

/// <summary>Somebody asks what is kept about them: each capability adds what it keeps.</summary>
/// <param name="By">They themselves: nobody else may ask.</param>
public sealed record DataAsked(Id<Person> Person, Viewer By)
{
    public List<Kept> Kept { get; } = [];

    /// <param name="chapter">The key of the words: <c>chapter</c> is its title, <c>chapter.name</c> the term of each fact.</param>
    public void Add(string chapter, string title, AfterErasure after, params ReadOnlySpan<KeptFact> facts) =>
        Kept.Add(new(chapter, title, after, [.. facts.ToArray().Where(f => f.Value.Length > 0)]));
}

/// <summary>One thing that is kept about somebody.</summary>
public sealed record Kept(string Chapter, string Title, AfterErasure After, IReadOnlyList<KeptFact> Facts);

/// <param name="Value">As it is kept, for machines.</param>
/// <param name="Shown">In words, where they differ.</param>
public sealed record KeptFact(string Name, string? Value, string? Shown = null)
{
    public string Value { get; } = Value ?? "";
}

/// <summary>What an erasure does to something kept.</summary>
public enum AfterErasure
{
    Goes,

    /// <summary>Belongs to the company's own records, or proves what somebody did in a role.</summary>
    Stays,

    /// <summary>Stays as a number that leads to nobody.</summary>
    Counted,
}

/// <summary>Somebody's part in everything is erased, in the transaction that records it. Lower floors react first: their rows hang on the upper ones'.</summary>
/// <param name="Nobody">Stands for them in what is only counted from now on; see <see cref="Person.Nobody"/>.</param>
public sealed record PersonErased(Id<Person> Person, Id<Person> Nobody, DateTime At);
