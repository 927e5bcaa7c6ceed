using Binome.Counts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>How pairs go in one city, the mentor's; those of sealed people, whose days nobody is told, are in none of it.</summary>
/// <param name="City">Null where the directory names none.</param>
/// <param name="Pairs">That run and were announced.</param>
/// <param name="Met">Of those, that held a session.</param>
/// <param name="Settled">Of those, that both had accepted before the weeks that are looked back at: the others may have had no time yet.</param>
/// <param name="Weeks">Sessions that those pairs held in each of the weeks of <see cref="Rhythm"/>, this one last.</param>
public sealed record Site(string? City, int Pairs, int Met, int Settled, IReadOnlyList<int> Weeks)
{
    public const int Many = 12;

    /// <summary>Fewer pairs are chance.</summary>
    private const int LeastPairs = 3;

    /// <summary>Whole weeks, this one not among them.</summary>
    private const int LookedBack = 4;

    /// <summary>Sessions of the last four whole weeks.</summary>
    public int Lately => Weeks.SkipLast(1).TakeLast(LookedBack).Sum();

    private static DateOnly FirstLookedAt(DateOnly today) => Rhythm.Monday(today).AddDays(-7 * LookedBack);

    /// <summary>Sessions of newer pairs count for those that had the time: a site is rather not named than wrongly.</summary>
    private double Pace => (double)Lately / Settled;

    /// <summary>The one whose pairs met least in the last four whole weeks, where that is less than half of what pairs of all sites did.</summary>
    public static Site? Slowest(IReadOnlyList<Site> sites)
    {
        var usual = (double)sites.Sum(s => s.Lately) / Math.Max(1, sites.Sum(s => s.Pairs));
        return sites
            .Where(s => s.City is not null && s.Settled >= LeastPairs && s.Pace < usual / 2)
            .OrderBy(s => s.Pace)
            .ThenByDescending(s => s.Settled)
            .FirstOrDefault();
    }

    /// <summary>Those with the most pairs. One statement, or two.</summary>
    /// <param name="counts">Of the whole programme; without them, those whom the reader runs it for are counted one by one.</param>
    public static Task<IReadOnlyList<Site>> Read(BinomeDb db, Remit remit, CurrentCounts? counts, DateOnly today, CancellationToken stop) =>
        counts is null ? Count(db, remit, today, stop) : Sum(remit, counts, today, stop);

    private static async Task<IReadOnlyList<Site>> Sum(Remit remit, CurrentCounts counts, DateOnly today, CancellationToken stop)
    {
        var (first, last) = (Rhythm.From(today), Rhythm.Monday(today));
        var before = FirstLookedAt(today);
        var sites = counts
            .Sites(remit.Programme.Id)
            .GroupBy(s => s.City)
            .Select(g => new
            {
                City = g.Key,
                Pairs = g.Sum(s => s.Pairs),
                Met = g.Sum(s => s.Met),
                Settled = g.Sum(s => s.Since > CountedDay.None && s.Since < before ? s.Pairs : 0),
            })
            .Where(s => s.Pairs > 0)
            .OrderByDescending(s => s.Pairs)
            .ThenBy(s => s.City)
            .Take(Many);
        var rows = await (
            from site in sites
            from week in counts
                .SiteWeeks(remit.Programme.Id)
                .Where(w => w.City == site.City && w.Monday >= first && w.Monday <= last && w.Held > 0)
                .DefaultIfEmpty()
            select new
            {
                site.City,
                site.Pairs,
                site.Met,
                site.Settled,
                Monday = (DateOnly?)week.Monday,
                Held = (int?)week.Held,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => (r.City, r.Pairs, r.Met, r.Settled))
                .OrderByDescending(g => g.Key.Pairs)
                .ThenBy(g => g.Key.City, StringComparer.Ordinal)
                .Select(g => new Site(
                    g.Key.City.Length == 0 ? null : g.Key.City,
                    g.Key.Pairs,
                    g.Key.Met,
                    g.Key.Settled,
                    InWeeks(g.Where(r => r.Monday is not null).Select(r => (r.Monday!.Value, r.Held!.Value)), today)
                )),
        ];
    }

    private static async Task<IReadOnlyList<Site>> Count(BinomeDb db, Remit remit, DateOnly today, CancellationToken stop)
    {
        var before = FirstLookedAt(today).ToDateTime(default, DateTimeKind.Utc);
        var sites = await (
            from going in Going.Of(db, remit)
            where going.Pairing.EndedAt == null && going.Pairing.AnnouncedAt != null
            where !db.Participants.Any(m => m.Id == going.Pairing.MenteeId && m.Discretion == Discretion.Sealed)
            join mentor in db.Participants on going.Pairing.MentorId equals mentor.Id
            join person in db.People on mentor.PersonId equals person.Id
            group new
            {
                going.Held,
                IsSettled = going.Pairing.MentorAcceptedAt < before && going.Pairing.MenteeAcceptedAt < before,
            } by person.City into at
            orderby at.Count() descending, at.Key
            select new
            {
                City = at.Key,
                Pairs = at.Count(),
                Met = at.Count(p => p.Held > 0),
                Settled = at.Count(p => p.IsSettled),
            }
        )
            .Take(Many)
            .ToListAsync(stop);
        var (first, sunday) = (Rhythm.From(today), Rhythm.Monday(today).AddDays(6));
        var days = await (
            from fact in db.Sessions.In(db, remit)
            where fact.State == SessionState.Held && fact.Day >= first && fact.Day <= sunday
            join pairing in db.Pairings.Running() on fact.Pairing equals pairing.Id
            where pairing.AnnouncedAt != null
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join person in db.People on mentor.PersonId equals person.Id
            group person.City by new { fact.Session, fact.Day } into session
            select new { session.Key.Day, City = session.Min() }
        )
            .GroupBy(s => s)
            .Select(g => new { g.Key, Held = g.Count() })
            .ToListAsync(stop);
        var byCity = days.ToLookup(d => d.Key.City, d => (d.Key.Day!.Value, d.Held));
        return sites.ConvertAll(s => new Site(s.City, s.Pairs, s.Met, s.Settled, InWeeks(byCity[s.City], today)));
    }

    private static IReadOnlyList<int> InWeeks(IEnumerable<(DateOnly Day, int Sessions)> days, DateOnly today) =>
        [.. Rhythm.Held(days, today).Select(w => w.Held)];
}
