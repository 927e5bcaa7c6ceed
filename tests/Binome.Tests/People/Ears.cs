using Binome.People;
using Binome.Platform;

namespace Binome.Tests.People;

/// <summary>Hears of an import what anybody who reacts hears.</summary>
internal sealed class Ears : IReact<DirectoryImported>, IReact<PeopleLeft>
{
    public int LinesChanged { get; private set; }
    public int Left { get; private set; }

    /// <summary>How often it was told.</summary>
    public int Told { get; private set; }
    public bool Fails { get; set; }

    public Task On(DirectoryImported fact, CancellationToken stop)
    {
        LinesChanged = fact.LinesChanged.Count;
        fact.Conflicts.Add(new("p1", "in one line"));
        return Fails ? throw new InvalidOperationException("a reaction failed") : Task.CompletedTask;
    }

    public Task On(PeopleLeft fact, CancellationToken stop)
    {
        (Left, Told) = (fact.People.Count, Told + 1);
        return Task.CompletedTask;
    }
}
