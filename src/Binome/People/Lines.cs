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
    /// <remarks>The database reads the lines above everybody, a few a person; who is in the other list is told here. Asked for both lists at once,
    /// SQLite took 50 s for 12,000 × 3,000 people. The list is one parameter: EF's default, one for each id, takes SQLite seconds to bind.</remarks>
    public static async Task<List<InLine>> InLine(
        this BinomeDb db,
        IReadOnlyCollection<Id<Person>> some,
        IReadOnlyCollection<Id<Person>> others,
        CancellationToken stop,
        int depth = LineAbove.MaxDepth
    )
    {
        HashSet<Id<Person>> these = [.. some];
        HashSet<Id<Person>> those = [.. others];
        List<Id<Person>> all = [.. these.Union(those)];
        var inLine = new List<InLine>();
        var lines = db
            .Lines.Where(l => EF.Parameter(all).Contains(l.PersonId) && l.Depth <= depth)
            .Select(l => new InLine(l.PersonId, l.AboveId, l.Depth));
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(stop))
            if (these.Contains(line.Below) && those.Contains(line.Above) || those.Contains(line.Below) && these.Contains(line.Above))
                inLine.Add(line);
        return inLine;
    }
}
