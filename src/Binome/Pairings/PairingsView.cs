using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>How many pairs of a programme stand how.</summary>
public sealed record PairingCounts(int Running, int Ended, int Soon, int Conflicts, int Waiting, DateTime? LeavesAt)
{
    public static readonly PairingCounts None = new(0, 0, 0, 0, 0, null);
}

/// <summary>What the managers' page of pairs lists.</summary>
public static class PairingsView
{
    /// <summary>The filters of the list; the first is what it shows unasked.</summary>
    public static readonly string[] Filters = ["running", "waiting", "conflicts", "soon", "ended"];

    public static IQueryable<Pairing> Shown(this IQueryable<Pairing> pairings, string filter) =>
        filter switch
        {
            "waiting" => pairings.Running().Waiting(),
            "conflicts" => pairings.Running().Where(p => p.ConflictAt != null),
            "soon" => pairings.Running().Where(p => p.AnnouncedAt == null),
            "ended" => pairings.Where(p => p.EndedAt != null),
            _ => pairings.Running(),
        };

    /// <summary>Who waits, the longest first; sealed people by alias: their place among the others would tell when they came.</summary>
    /// <param name="sealedFirst">Whether the reader alone can help them.</param>
    public static IOrderedQueryable<Participant> InTurn(this IQueryable<Participant> waiting, bool sealedFirst) =>
        waiting
            .OrderBy(m => m.Discretion == Discretion.Sealed ? (sealedFirst ? 0 : 2) : 1)
            .ThenBy(m => m.Discretion == Discretion.Sealed ? null : m.EnrolledAt)
            .ThenBy(m => m.Alias);

    /// <summary>Announced, and not accepted by both.</summary>
    public static IQueryable<Pairing> Waiting(this IQueryable<Pairing> pairings) =>
        pairings.Where(p => p.AnnouncedAt != null && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null));

    public static async Task<PairingCounts> Counts(this IQueryable<Pairing> pairings, CancellationToken stop) =>
        await pairings
            .GroupBy(_ => 1)
            .Select(all => new PairingCounts(
                all.Count(p => p.EndedAt == null),
                all.Count(p => p.EndedAt != null),
                all.Count(p => p.EndedAt == null && p.AnnouncedAt == null),
                all.Count(p => p.EndedAt == null && p.ConflictAt != null),
                all.Count(p => p.EndedAt == null && p.AnnouncedAt != null && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null)),
                all.Max(p => p.EndedAt == null && p.AnnouncedAt == null ? (DateTime?)p.PublishedAt : null)
            ))
            .SingleOrDefaultAsync(stop)
        ?? PairingCounts.None;

    /// <summary>What a person has to decide, the most pressing first: forbidden by now, then declined or left and not matched again, then unanswered for long.</summary>
    /// <remarks>Those that run and those that ended are asked apart: "or" would look up the mentee of every pair.</remarks>
    public static IQueryable<Pairing> ToDo(this IQueryable<Pairing> pairings, BinomeDb db) =>
        pairings
            .Running()
            .Where(p => p.ConflictAt != null || p.AnnouncedAt != null && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null))
            .Concat(
                pairings
                    .Where(p => p.EndedAt != null && (p.End == PairingEnd.Declined || p.End == PairingEnd.Left || p.End == PairingEnd.Gone))
                    .Where(p => db.Participants.Any(m => m.Id == p.MenteeId && m.EnrolledAt != null && m.WithdrawnAt == null))
                    .Where(p => !db.Pairings.Any(x => x.MenteeId == p.MenteeId && (x.EndedAt == null || x.PublishedAt > p.PublishedAt)))
            )
            .OrderBy(p =>
                p.EndedAt == null && p.ConflictAt != null ? 0
                : p.EndedAt != null ? 1
                : 2
            )
            .ThenBy(p => p.PublishedAt)
            .ThenBy(p => p.Id);

    /// <summary>Those that give a mentee what they want: that run, or are done.</summary>
    public static IQueryable<Pairing> Serving(this IQueryable<Pairing> pairings) =>
        pairings.Where(p => p.EndedAt == null || p.End == PairingEnd.Closed);

    /// <summary>Mentees who wait: enrolled, and with fewer pairs that run or are done than they want.</summary>
    /// <remarks>Pairs are counted for all at once and then joined: counted for each mentee anew they take four times as long.</remarks>
    public static IQueryable<Participant> WithoutPair(this BinomeDb db, Remit remit)
    {
        var programme = remit.Programme.Id;
        var counts = db
            .Pairings.Where(p => p.ProgrammeId == programme)
            .Serving()
            .GroupBy(p => p.MenteeId)
            .Select(g => new { Mentee = g.Key, Pairs = g.Count() });
        return from m in db.Participants.In(db, remit).Enrolled()
            where m.Kind == ParticipantKind.Mentee
            join count in counts on m.Id equals count.Mentee into found
            from count in found.DefaultIfEmpty()
            where ((int?)count.Pairs ?? 0) < m.Demand
            select m;
    }

    /// <summary>A pair's state in words: a key of <c>pairings.state.*</c>.</summary>
    public static string State(this Pairing pairing) =>
        pairing.End is { } end ? end.Told().ToString()
        : pairing.ConflictAt is not null ? "conflict"
        : pairing.AnnouncedAt is null ? "soon"
        : pairing.PausedAt is not null ? "paused"
        : pairing.IsAccepted ? "accepted"
        : "waiting";
}
