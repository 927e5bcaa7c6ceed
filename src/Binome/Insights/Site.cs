using Binome.Counts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>How pairs go in one city: the mentor's. A mentor is never sealed, so that no line tells where a sealed person works.</summary>
/// <param name="City">Null where the directory names none.</param>
/// <param name="Met">Pairs that held a session.</param>
/// <param name="Held">Sessions.</param>
public sealed record Site(string? City, int Pairs, int Met, int Held)
{
    public const int Many = 12;

    /// <summary>Those with the most pairs that run and were announced. One statement.</summary>
    /// <param name="counts">Of the whole programme; without them, those whom the reader runs it for are counted one by one.</param>
    public static async Task<IReadOnlyList<Site>> Read(BinomeDb db, Remit remit, CurrentCounts? counts, CancellationToken stop)
    {
        if (counts is not null)
            return await counts
                .Sites(remit.Programme.Id)
                .Where(s => s.Pairs > 0)
                .OrderByDescending(s => s.Pairs)
                .ThenBy(s => s.City)
                .Take(Many)
                .Select(s => new Site(s.City == "" ? null : s.City, s.Pairs, s.Met, s.Held))
                .ToListAsync(stop);
        var rows = await (
            from going in Going.Of(db, remit)
            where going.Pairing.EndedAt == null && going.Pairing.AnnouncedAt != null
            join mentor in db.Participants on going.Pairing.MentorId equals mentor.Id
            join person in db.People on mentor.PersonId equals person.Id
            group going.Held by person.City into at
            orderby at.Count() descending, at.Key
            select new
            {
                at.Key,
                Pairs = at.Count(),
                Met = at.Count(held => held > 0),
                Held = at.Sum(),
            }
        )
            .Take(Many)
            .ToListAsync(stop);
        return rows.ConvertAll(r => new Site(r.Key, r.Pairs, r.Met, r.Held));
    }
}
