using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Two people one of whom is in the other's chain of managers.</summary>
public sealed record InLine(Id<Person> Below, Id<Person> Above, int Depth);

/// <summary>"Is A in B's line?", for one pair and for whole lists: one query on the closure each.</summary>
public static class Lines
{
    /// <summary>Whether either is in the other's chain of managers within so many levels.</summary>
    public static Task<bool> AreInLine(
        this BinomeDb db,
        Id<Person> one,
        Id<Person> other,
        CancellationToken stop,
        int depth = LineAbove.MaxDepth
    ) =>
        db.Lines.AnyAsync(
            l => (l.PersonId == one && l.AboveId == other || l.PersonId == other && l.AboveId == one) && l.Depth <= depth,
            stop
        );

    /// <summary>Every two of the lists, one of each, who are in one line, whichever of them is above.</summary>
    public static Task<List<InLine>> InLine(
        this BinomeDb db,
        IReadOnlyCollection<Id<Person>> some,
        IReadOnlyCollection<Id<Person>> others,
        CancellationToken stop,
        int depth = LineAbove.MaxDepth
    ) =>
        db
            .Lines.Where(l => some.Contains(l.PersonId) && others.Contains(l.AboveId) && l.Depth <= depth)
            .Union(db.Lines.Where(l => others.Contains(l.PersonId) && some.Contains(l.AboveId) && l.Depth <= depth))
            .Select(l => new InLine(l.PersonId, l.AboveId, l.Depth))
            .ToListAsync(stop);
}
