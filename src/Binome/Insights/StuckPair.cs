using Binome.Counts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>A pair that waits for somebody: which one, why, since when.</summary>
/// <param name="LastEnd">Of the sessions they held; null of a sealed pair, whose times nobody else knows.</param>
/// <param name="Untold">The end of the first session that nobody told of; null of a sealed pair.</param>
public sealed record StuckPair(KnownPair Pair, int Held, DateTime? LastEnd, DateTime? Untold)
{
    /// <summary>Times are proposed and wait for an answer; by whom, nobody else learns.</summary>
    public bool IsAsked { get; init; }

    public Trouble Why =>
        Pair.Pairing.ConflictAt is not null ? Trouble.Conflict
        : !Pair.Pairing.IsAccepted ? Trouble.Unanswered
        : Untold is not null ? Trouble.Untold
        : Held == 0 ? Trouble.NotBegun
        : Trouble.Quiet;

    public DateTime Since =>
        Why switch
        {
            Trouble.Conflict => Pair.Pairing.ConflictAt!.Value,
            Trouble.Unanswered => Pair.Pairing.AnnouncedAt!.Value,
            Trouble.Untold => Untold!.Value,
            Trouble.Quiet => LastEnd!.Value,
            _ => Later(Pair.Pairing.MentorAcceptedAt!.Value, Pair.Pairing.MenteeAcceptedAt!.Value),
        };

    /// <summary>One statement for a page of them and for how many there are.</summary>
    /// <param name="counts">Of the whole programme; without them, each pair that the reader runs is looked at.</param>
    public static async Task<(IReadOnlyList<StuckPair> Shown, int All)> Read(
        BinomeDb db,
        Remit remit,
        CurrentCounts? counts,
        DateTime now,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var all = counts is null ? Looked(db, remit, now) : Known(counts, remit, now);
        var page = all.OrderBy(x => x.Trouble).ThenBy(x => x.SortAt).ThenBy(x => x.Id).Skip(skip).Take(take);
        var rows = await (
            from x in page
            join pairing in db.Pairings on x.Id equals pairing.Id
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
            join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
            select new
            {
                Pair = new KnownPair
                {
                    Pairing = pairing,
                    Mentor = mentor,
                    Mentee = mentee,
                    MentorPerson = mentorPerson,
                    MenteePerson = menteePerson,
                },
                x.Held,
                x.LastEnd,
                x.Untold,
                IsAsked = db.SessionSeats.Any(t =>
                    t.PairingId == pairing.Id
                    && db.Sessions.Any(s =>
                        s.Id == t.SessionId
                        && s.State == SessionState.Proposed
                        // Of somebody sealed not even when a time has gone by.
                        && (
                            mentor.Discretion == Discretion.Sealed
                            || mentee.Discretion == Discretion.Sealed
                            || s.Slots.Any(x => x.StartsAt > now)
                        )
                    )
                ),
                All = all.Count(),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var shown = rows.Select(r => new StuckPair(r.Pair, r.Held, r.LastEnd, r.Untold) { IsAsked = r.IsAsked })
            .OrderBy(s => s.Why)
            .ThenBy(s => s.Since);
        return ([.. shown], rows.FirstOrDefault()?.All ?? 0);
    }

    /// <summary>What orders them, and what is said of each.</summary>
    private sealed record Line
    {
        public required Id<Pairing> Id { get; init; }
        public required Trouble? Trouble { get; init; }
        public required DateTime? SortAt { get; init; }
        public required int Held { get; init; }
        public required DateTime? LastEnd { get; init; }
        public required DateTime? Untold { get; init; }
    }

    private static IQueryable<Line> Known(CurrentCounts counts, Remit remit, DateTime now)
    {
        var notTold = now - Patience.NotTold;
        return counts
            .EachPairing(remit.Programme.Id)
            .Where(c => c.StuckAt <= now)
            .Select(c => new Line
            {
                Id = c.Id,
                Trouble = c.Trouble,
                SortAt = c.SortAt,
                Held = c.Held,
                LastEnd = c.LastEnd,
                Untold = c.Untold <= notTold ? c.Untold : null,
            });
    }

    private static IQueryable<Line> Looked(BinomeDb db, Remit remit, DateTime now) =>
        Query(db, remit, now)
            .Select(x => new Line
            {
                Id = x.Pairing.Id,
                Trouble =
                    x.Pairing.ConflictAt != null ? Counts.Trouble.Conflict
                    : x.Pairing.MentorAcceptedAt == null || x.Pairing.MenteeAcceptedAt == null ? Counts.Trouble.Unanswered
                    : x.Untold != null ? Counts.Trouble.Untold
                    : x.Held == 0 ? Counts.Trouble.NotBegun
                    : Counts.Trouble.Quiet,
                SortAt = x.Pairing.ConflictAt ?? x.Untold ?? x.LastEnd ?? x.Pairing.AnnouncedAt,
                Held = x.Held,
                LastEnd = x.LastEnd,
                Untold = x.Untold,
            });

    internal static IQueryable<Going> Query(BinomeDb db, Remit remit, DateTime now)
    {
        var (unanswered, notBegun, notTold, quiet) = (
            now - Patience.Unanswered,
            now - Patience.NotBegun,
            now - Patience.NotTold,
            now - Patience.Quiet
        );
        return from x in Going.Of(db, remit)
            let p = x.Pairing
            where p.EndedAt == null
            where
                p.ConflictAt != null
                || p.AnnouncedAt <= unanswered && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null)
                || p.MentorAcceptedAt != null
                    && p.MenteeAcceptedAt != null
                    && p.PausedAt == null
                    && (
                        x.Untold <= notTold
                        || x.Agreed == 0 && x.Held == 0 && p.MentorAcceptedAt <= notBegun && p.MenteeAcceptedAt <= notBegun
                        || x.Agreed == 0 && x.LastEnd <= quiet
                    )
            select new Going
            {
                Pairing = p,
                Held = x.Held,
                Agreed = x.Agreed,
                LastEnd = x.LastEnd,
                Untold = x.Untold <= notTold ? x.Untold : null,
            };
    }

    internal static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
