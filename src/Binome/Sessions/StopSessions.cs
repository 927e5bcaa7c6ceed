using Binome.Pairings;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>A pair that ended or pauses meets no more: what was proposed or agreed and has not begun is cancelled, by nobody. Where another mentor meets the same mentee, theirs stays.</summary>
/// <remarks>What has begun stays, to be told held or missed.</remarks>
internal sealed class StopSessions(BinomeDb db, Ids ids, SessionMails mails) : IReact<PairStopped>
{
    public async Task On(PairStopped fact, CancellationToken stop)
    {
        var pairing = fact.Pairing.Id;
        var sides = db.Participants.Where(p => p.Id == fact.Pairing.MentorId || p.Id == fact.Pairing.MenteeId);
        await NoOverlap.Hold(db, await sides.Select(p => p.PersonId.Value).ToListAsync(stop), stop); // as whoever proposes does
        var open = await db
            .Sessions.Whole()
            .Where(s => s.State == SessionState.Proposed || s.State == SessionState.Agreed && s.StartsAt > fact.At)
            .Where(s => s.Seats.Any(t => t.PairingId == pairing))
            .ToListAsync(stop);
        // A pair has one proposal at a time: where the other one has its own, this one's falls away.
        var others = open.Select(s => s.Without(pairing)).OfType<Id<Pairing>>().ToList();
        var proposing = await db
            .Sessions.Where(s => s.State == SessionState.Proposed && EF.Parameter(others).Contains(s.PairingId))
            .Select(s => new { s.Id, s.PairingId })
            .ToListAsync(stop);
        foreach (var session in open.Where(s => s.IsOpen)) // the same transaction may have cancelled it already, and not saved
            if (
                session.Without(pairing) is { } rest
                && (session.State == SessionState.Agreed || !proposing.Exists(p => p.PairingId == rest && p.Id != session.Id))
            )
            {
                var parted = session.Part(ids.New<Session>(), fact.Pairing, rest, fact.At);
                db.Sessions.Add(parted);
                await mails.Plan(parted, SessionNews.Cancelled, null, stop);
                await mails.Plan(session, SessionNews.Fewer, null, stop);
            }
            else
            {
                session.Cancel(null, "", fact.At);
                await mails.Plan(session, SessionNews.Cancelled, null, stop);
            }
        await db.SaveChangesAsync(stop); // both pairs of one mentee may stop in one transaction, and the second reads what stands
    }
}
