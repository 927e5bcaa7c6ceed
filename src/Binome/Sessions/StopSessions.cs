using Binome.Pairings;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>A pair that ended or pauses meets no more: what was proposed or agreed and has not begun is cancelled, by nobody.</summary>
/// <remarks>What has begun stays, to be told held or missed.</remarks>
internal sealed class StopSessions(BinomeDb db, SessionMails mails) : IReact<PairStopped>
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
        foreach (var session in open.Where(s => s.IsOpen)) // the same transaction may have cancelled it already, and not saved
        {
            session.Cancel(null, "", fact.At);
            await mails.Plan(session, SessionNews.Cancelled, null, stop);
        }
    }
}
