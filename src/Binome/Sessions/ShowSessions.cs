using Binome.Pairings;
using Binome.Platform;
using Binome.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>On the page of a pair: when the two meet next, or the way to propose it. To those who run the programme: that they do, and how often they met.</summary>
internal sealed class ShowSessions(BinomeDb db, TimeProvider clock) : IReact<PairShown>, IReact<PairsListed>
{
    public async Task On(PairShown fact, CancellationToken stop)
    {
        if (!PairMeeting.Meets(fact.Pair))
            return;
        var id = fact.Pair.Pairing.Id;
        var sessions = (await PairSessions.Of(db, fact.By, [id], stop)).GetValueOrDefault(id) ?? PairSessions.None;
        var next = sessions.Next(id, fact.Other, fact.Pair.ZoneOf(fact.Me), clock.Now());
        fact.Held = sessions.Held;
        if (fact.Preparing is { } preparing && sessions.Held == 0 && await db.NotToBook().AnyAsync(m => m.Id == preparing.Mentor.Id, stop))
        {
            fact.Plans.Add(Preparation(fact, preparing));
            return;
        }
        var met = sessions.Held > 0 ? Words.Count("sessions.met", sessions.Held) : null;
        fact.Plans.Add(
            new(Words.Get("sessions.next"), met, next.Text, next.Href, next.Do)
            {
                All = ($"/pairings/{id}/sessions", Words.Get("sessions.one.all")),
            }
        );
    }

    /// <summary>What is missing is said to the mentor; to the mentee, that it is not yet time.</summary>
    private static PairPlan Preparation(PairShown fact, Progress preparing)
    {
        var programme = $"/programmes/{fact.Pair.Pairing.ProgrammeId}";
        return preparing.Mentor.Id == fact.Me.Id
            ? new(
                Words.Get("sessions.preparing"),
                null,
                Words.Get("sessions.preparing.missing", PairingReasons.Listed(preparing.Missing)),
                $"{programme}/readiness",
                Words.Get("sessions.preparing.do")
            )
            : new(
                Words.Get("sessions.preparing"),
                null,
                Words.Get("sessions.refused.preparing.other"),
                programme,
                Words.Get("sessions.preparing.programme")
            );
    }

    public async Task On(PairsListed fact, CancellationToken stop)
    {
        var ids = fact.Pairs;
        if (ids.Count == 0)
            return;
        var facts = await db
            .Sessions.Of(db, fact.By)
            .Where(f => EF.Parameter(ids).Contains(f.Pairing) && f.State != SessionState.Cancelled && f.State != SessionState.Missed)
            .ToListAsync(stop);
        var now = clock.Now();
        foreach (var pair in facts.GroupBy(f => f.Pairing))
            fact.Going[pair.Key] = new(
                Next([.. pair], fact.By.TimeZone),
                pair.Count(f => f.State == SessionState.Held),
                pair.Any(f => f.State == SessionState.Agreed && !(f.EndsAt <= now)), // of somebody sealed no end is known
                pair.Any(f => f.State == SessionState.Agreed && f.EndsAt <= now)
            );
    }

    /// <summary>Of a sealed pair no time is known here: that one is agreed is all.</summary>
    private string Next(IReadOnlyList<SessionFact> facts, string? zone)
    {
        var (now, agreed) = (clock.Now(), facts.Where(f => f.State == SessionState.Agreed).ToList());
        return agreed.Where(f => f.StartsAt > now).MinBy(f => f.StartsAt) is { } next ? Moments.Say(next.StartsAt!.Value, zone)
            : agreed.Exists(f => f.StartsAt is null) ? Words.Get("sessions.known.agreed")
            : agreed.Count > 0 ? Words.Get("sessions.known.untold")
            : facts.Any(f => f.State == SessionState.Proposed) ? Words.Get("sessions.known.proposed")
            : Words.Get("pairings.list.next.none");
    }
}
