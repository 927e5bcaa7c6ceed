using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>A pair with what is known of its sessions to those who run its programme.</summary>
internal sealed record Going
{
    public required Pairing Pairing { get; init; }

    /// <summary>Sessions that they held.</summary>
    public required int Held { get; init; }

    /// <summary>Sessions agreed, ahead or past and not told of.</summary>
    public required int Agreed { get; init; }

    /// <summary>Of those held; null of a sealed pair.</summary>
    public required DateTime? LastEnd { get; init; }

    /// <summary>Of the first one agreed, whether it is past or not; null of a sealed pair.</summary>
    public required DateTime? Untold { get; init; }

    /// <summary>Every pair that the reader runs; its sessions are gone through once for all of them.</summary>
    public static IQueryable<Going> Of(BinomeDb db, Remit remit)
    {
        var sessions = db
            .Sessions.In(db, remit)
            .GroupBy(f => f.Pairing)
            .Select(g => new
            {
                Pairing = g.Key,
                Held = g.Count(f => f.State == SessionState.Held),
                Agreed = g.Count(f => f.State == SessionState.Agreed),
                LastEnd = g.Max(f => f.State == SessionState.Held ? f.EndsAt : null),
                Untold = g.Min(f => f.State == SessionState.Agreed ? f.EndsAt : null),
            });
        return from pairing in db.Pairings.In(db, remit)
            join counted in sessions on pairing.Id equals counted.Pairing into found
            from counted in found.DefaultIfEmpty()
            select new Going
            {
                Pairing = pairing,
                Held = (int?)counted.Held ?? 0,
                Agreed = (int?)counted.Agreed ?? 0,
                LastEnd = counted.LastEnd,
                Untold = counted.Untold,
            };
    }
}
