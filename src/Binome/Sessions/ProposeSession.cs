using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>What somebody proposes: one to three times, a place, a word that only the other reads.</summary>
public sealed record Proposal(IReadOnlyList<Slot> Times, string Place, string Word);

/// <summary>One of a pair proposes times: for a session that is not yet, in answer to other times, or to move an agreed one.</summary>
public sealed class ProposeSession(BinomeDb db, Ids ids, Booking booking, SessionMails mails, TimeProvider clock)
{
    /// <param name="assistant">Who proposes it for one of the two.</param>
    public async Task<Session> New(PairMeeting meeting, Proposal proposal, CancellationToken stop, Id<Person>? assistant = null)
    {
        // What was read before these people were held may have changed since: another proposal, a pause, an end.
        await NoOverlap.Hold(db, meeting.Seats.Select(s => s.One.PersonId.Value), stop);
        if (!await db.Pairings.AnyAsync(p => p.Id == meeting.Pair.Pairing.Id && p.EndedAt == null && p.PausedAt == null, stop))
            throw new RefusedException("sessions.refused.stopped");
        if (
            await db.Sessions.AnyAsync(
                s => s.State == SessionState.Proposed && s.Seats.Any(t => t.PairingId == meeting.Pair.Pairing.Id),
                stop
            )
        )
            throw new RefusedException("sessions.refused.waiting");
        var session = new Session(ids.New<Session>(), meeting.Programme.Id, meeting.Pair.Pairing.Id, clock.Now());
        foreach (var (one, through) in meeting.Seats)
            session.Seat(one, through);
        session.ActThrough(assistant);
        db.Sessions.Add(session);
        await Run(meeting, session, proposal, stop);
        return session;
    }

    public async Task Run(PairMeeting meeting, Session session, Proposal proposal, CancellationToken stop)
    {
        if (meeting.Refusal is { } refusal)
            throw new RefusedException(refusal, meeting.Missing);
        session.Propose(meeting.Me.Id, proposal.Times, proposal.Place, proposal.Word, clock.Now());
        await mails.Plan(session, SessionNews.TimesProposed, meeting.Me.Id, stop);
        await booking.Save(session, stop);
    }
}
