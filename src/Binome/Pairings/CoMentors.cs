using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Where two mentors meet together with a mentee, the three of them know of one another. Where mentors are separate, none is told of the other.</summary>
public static class CoMentors
{
    /// <summary>Running pairs of these mentees, by mentee; of a programme whose mentors are separate none, without a statement.</summary>
    /// <param name="until">A publication not after this instant may be told; null: those that were announced alone.</param>
    public static async Task<ILookup<Id<Participant>, KnownPair>> Together(
        this BinomeDb db,
        Id<Programme> programme,
        int mentorsTogether,
        IEnumerable<Id<Participant>> mentees,
        CancellationToken stop,
        DateTime? until = null
    )
    {
        if (mentorsTogether < 2)
            return Array.Empty<KnownPair>().ToLookup(p => p.Mentee.Id);
        var ids = mentees.Distinct().ToList();
        var pairs = await db
            .Pairings.AsNoTracking()
            .Running()
            .Where(p => p.ProgrammeId == programme && EF.Parameter(ids).Contains(p.MenteeId))
            .Where(p => p.AnnouncedAt != null || until != null && p.ConflictAt == null && p.PublishedAt <= until)
            .WithPeople(db)
            .ToListAsync(stop);
        return pairs.OrderBy(p => p.Mentor.Alias, StringComparer.Ordinal).ToLookup(p => p.Mentee.Id);
    }

    /// <summary>Those of them who are not of this pair.</summary>
    public static IReadOnlyList<KnownPair> Beside(this ILookup<Id<Participant>, KnownPair> together, KnownPair pair) =>
        [.. together[pair.Mentee.Id].Where(p => p.Mentor.Id != pair.Mentor.Id)];

    /// <summary>Whom one of a pair knows by name through it: the other of the two, and who meets with them.</summary>
    public static IReadOnlySet<Id<Participant>> KnownTo(KnownPair pair, Participant one, IEnumerable<KnownPair> beside) =>
        beside.Select(p => p.Mentor.Id).Append(pair.OtherOf(one).Id).ToHashSet();
}
