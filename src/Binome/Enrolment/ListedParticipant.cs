using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>A line of the list of those who take part: who it is, for <see cref="Participant.NameFor"/> to say or not.</summary>
public sealed class ListedParticipant
{
    public required Participant Participant { get; init; }
    public required Person Person { get; init; }

    /// <summary>Those that the viewer may list: sent forms of people who are still there.</summary>
    public static IQueryable<ListedParticipant> Of(BinomeDb db, Remit remit, DateOnly today) =>
        from participant in db.Participants.In(db, remit).Listed()
        join person in db.People.Of(remit.Viewer).Present(today) on participant.PersonId equals person.Id
        select new ListedParticipant { Participant = participant, Person = person };

    /// <summary>How many they are, by all that a list is made of when nothing was searched for. One statement.</summary>
    public static async Task<ListedCounts> Count(BinomeDb db, Remit remit, DateOnly today, CancellationToken stop)
    {
        var organisation = remit.Viewer.Organisation;
        var counts = await db
            .Participants.In(db, remit)
            .Listed()
            // Few have left: to look for them is a third of the work of looking everybody up.
            .Where(p => !db.People.Any(x => x.Id == p.PersonId && (x.LeftOn <= today || x.Organisation != organisation)))
            .GroupBy(p => new
            {
                p.Kind,
                IsSealed = p.Discretion == Discretion.Sealed,
                IsOut = p.WithdrawnAt != null || p.CandidateSince != null,
            })
            .Select(g => new ListedCount(g.Key.Kind, g.Key.IsSealed, g.Key.IsOut, g.Count()))
            .ToListAsync(stop);
        return new(counts);
    }
}

/// <param name="IsOut">Listed, and takes part no more or not yet.</param>
public sealed record ListedCount(ParticipantKind Kind, bool IsSealed, bool IsOut, int Count);

/// <summary>Counts of a list of those who take part.</summary>
public sealed record ListedCounts(IReadOnlyList<ListedCount> All)
{
    /// <summary>Those who take part.</summary>
    public int Of(ParticipantKind kind) => All.Where(c => c.Kind == kind && !c.IsOut).Sum(c => c.Count);

    /// <summary>Lines of the list that are by name, and those by alias after them.</summary>
    public (int Named, int Sealed) Lines(ParticipantKind? kind)
    {
        var asked = All.Where(c => kind is null || c.Kind == kind).ToLookup(c => c.IsSealed, c => c.Count);
        return (asked[false].Sum(), asked[true].Sum());
    }
}

/// <summary>Searching and sorting that tell nothing of who is sealed.</summary>
public static class ListedParticipants
{
    /// <summary>By name, job, unit or city; whom the reader may not know by name is found by none of them.</summary>
    public static IQueryable<ListedParticipant> Find(this IQueryable<ListedParticipant> all, ProgrammeReader reader, string? typed)
    {
        var words = Folding.Fold(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();
        if (words.Count > 0 && !reader.IsSealedCoordinator)
            all = all.Where(l => l.Participant.Discretion != Discretion.Sealed);
        foreach (var word in words)
            all = all.Where(l => l.Person.Search.Contains(word));
        return all;
    }

    /// <summary>How many lines were found by name, and how many by alias. One statement.</summary>
    public static async Task<(int Named, int Sealed)> Lines(this IQueryable<ListedParticipant> found, CancellationToken stop)
    {
        var counts = await found
            .GroupBy(l => l.Participant.Discretion == Discretion.Sealed)
            .Select(g => new { IsSealed = g.Key, Count = g.Count() })
            .ToListAsync(stop);
        return (counts.Where(c => !c.IsSealed).Sum(c => c.Count), counts.Where(c => c.IsSealed).Sum(c => c.Count));
    }

    /// <summary>
    /// One page, by name; sealed people come after, by alias: their place among names would tell their initial. Asked one after the other, so that an index gives each in its order
    /// and nobody sorts 15,000 to show fifty; a page on which both stand takes two statements.
    /// </summary>
    public static async Task<List<ListedParticipant>> Page(
        this IQueryable<ListedParticipant> found,
        int named,
        int skip,
        int size,
        CancellationToken stop
    )
    {
        var page = new List<ListedParticipant>();
        if (skip < named)
            page = await found
                .Where(l => l.Participant.Discretion != Discretion.Sealed)
                .OrderBy(l => l.Person.Search)
                .ThenBy(l => l.Participant.Kind)
                .ThenBy(l => l.Participant.Alias)
                .Skip(skip)
                .Take(size)
                .AsNoTracking()
                .ToListAsync(stop);
        if (named < skip + size)
            page.AddRange(
                await found
                    .Where(l => l.Participant.Discretion == Discretion.Sealed)
                    .OrderBy(l => l.Participant.Alias)
                    .Skip(Math.Max(0, skip - named))
                    .Take(size - page.Count)
                    .AsNoTracking()
                    .ToListAsync(stop)
            );
        return page;
    }
}
