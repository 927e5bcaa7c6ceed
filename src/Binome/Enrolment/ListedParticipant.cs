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
    public static IQueryable<ListedParticipant> Of(BinomeDb db, Viewer viewer, Id<Programme> programme, DateOnly today) =>
        from participant in db.Participants.Of(db, viewer).Listed()
        where participant.ProgrammeId == programme
        join person in db.People.Present(today) on participant.PersonId equals person.Id
        select new ListedParticipant { Participant = participant, Person = person };

    /// <summary>Mentors and mentees of a list that have not withdrawn.</summary>
    public static async Task<(int Mentors, int Mentees)> Count(IQueryable<ListedParticipant> all, CancellationToken stop)
    {
        var counts = await all.Where(l => l.Participant.WithdrawnAt == null)
            .GroupBy(l => l.Participant.Kind)
            .Select(g => new { Kind = g.Key, Count = g.Count() })
            .ToListAsync(stop);
        int Of(ParticipantKind kind) => counts.FirstOrDefault(c => c.Kind == kind)?.Count ?? 0;
        return (Of(ParticipantKind.Mentor), Of(ParticipantKind.Mentee));
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

    /// <summary>By name; sealed people come after, by alias: their place among names would tell their initial.</summary>
    public static IOrderedQueryable<ListedParticipant> InOrder(this IQueryable<ListedParticipant> all) =>
        all.OrderBy(l => l.Participant.Discretion == Discretion.Sealed ? 1 : 0)
            .ThenBy(l => l.Participant.Discretion == Discretion.Sealed ? l.Participant.Alias : l.Person.Search)
            .ThenBy(l => l.Participant.Kind)
            .ThenBy(l => l.Participant.Alias);
}
