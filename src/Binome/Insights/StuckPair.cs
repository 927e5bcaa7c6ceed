using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>Why a pair does not go on by itself, the most pressing first: from dates, and from whether both answered; never from what they said.</summary>
public enum Trouble
{
    /// <summary>A rule forbids it by now.</summary>
    Conflict,

    /// <summary>Announced, and not accepted by both.</summary>
    Unanswered,

    /// <summary>Accepted, and no session agreed.</summary>
    NotBegun,

    /// <summary>A session was agreed and is past: nobody says whether they met.</summary>
    Untold,

    /// <summary>They met, and nothing is agreed since.</summary>
    Quiet,
}

/// <summary>A pair that waits for somebody: which one, why, since when.</summary>
/// <param name="LastEnd">Of the sessions they held; null of a sealed pair, whose times nobody else knows.</param>
/// <param name="Untold">The end of the first session that nobody told of; null of a sealed pair.</param>
public sealed record StuckPair(KnownPair Pair, int Held, DateTime? LastEnd, DateTime? Untold)
{
    public static readonly TimeSpan Unanswered = TimeSpan.FromDays(7);
    public static readonly TimeSpan NotBegun = TimeSpan.FromDays(14);
    public static readonly TimeSpan NotTold = TimeSpan.FromDays(3);
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(30);

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
    public static async Task<(IReadOnlyList<StuckPair> Shown, int All)> Read(
        BinomeDb db,
        Remit remit,
        DateTime now,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var all = Query(db, remit, now);
        var page = all.OrderBy(x =>
                x.Pairing.ConflictAt != null ? 0
                : x.Pairing.MentorAcceptedAt == null || x.Pairing.MenteeAcceptedAt == null ? 1
                : x.Untold != null ? 3
                : x.Held == 0 ? 2
                : 4
            )
            .ThenBy(x => x.Pairing.ConflictAt ?? x.Untold ?? x.LastEnd ?? x.Pairing.AnnouncedAt)
            .ThenBy(x => x.Pairing.Id)
            .Skip(skip)
            .Take(take);
        var rows = await (
            from x in page
            join mentor in db.Participants on x.Pairing.MentorId equals mentor.Id
            join mentee in db.Participants on x.Pairing.MenteeId equals mentee.Id
            join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
            join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
            select new
            {
                Pair = new KnownPair
                {
                    Pairing = x.Pairing,
                    Mentor = mentor,
                    Mentee = mentee,
                    MentorPerson = mentorPerson,
                    MenteePerson = menteePerson,
                },
                x.Held,
                x.LastEnd,
                x.Untold,
                All = all.Count(),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var shown = rows.Select(r => new StuckPair(r.Pair, r.Held, r.LastEnd, r.Untold)).OrderBy(s => s.Why).ThenBy(s => s.Since);
        return ([.. shown], rows.FirstOrDefault()?.All ?? 0);
    }

    internal static IQueryable<Going> Query(BinomeDb db, Remit remit, DateTime now)
    {
        var (unanswered, notBegun, notTold, quiet) = (now - Unanswered, now - NotBegun, now - NotTold, now - Quiet);
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
