using Binome.Enrolment;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>One of those who sit in a session answers what is proposed, takes it back, cancels, or says whether they met.</summary>
public sealed class AnswerSession(Booking booking, SessionMails mails, IEnumerable<IReact<SessionAgreed>> reactions, TimeProvider clock)
{
    /// <summary>Yes to one of the times. Once everybody has said so it is agreed, and calendars are told.</summary>
    public async Task Accept(PairMeeting meeting, Session session, int slot, string word, CancellationToken stop)
    {
        MustMeet(meeting);
        if (session.Accept(meeting.Me.Id, slot, word, clock.Now()))
        {
            await mails.Plan(session, session.Sequence == 0 ? SessionNews.Agreed : SessionNews.Moved, meeting.Me.Id, stop);
            foreach (var reaction in reactions)
                await reaction.On(new SessionAgreed(session), stop);
        }
        else // the other of two mentors still answers: of their letter's links this one alone is left
            await mails.Plan(session, SessionNews.TimesProposed, meeting.Me.Id, stop);
        await booking.Save(session, stop);
    }

    /// <summary>None of these times: the others propose. Asked about a move, the old time stands.</summary>
    public async Task AskAgain(PairMeeting meeting, Session session, string word, CancellationToken stop)
    {
        MustMeet(meeting);
        session.AskAgain(meeting.Me.Id, word, clock.Now());
        await mails.Plan(session, session.State == SessionState.Agreed ? SessionNews.Kept : SessionNews.AskedAgain, meeting.Me.Id, stop);
        await booking.Save(session, stop);
    }

    /// <summary>Where they meet: everybody's calendar is told, nobody has to answer. What is planned for the session is planned anew.</summary>
    public async Task Put(Session session, Id<Participant> me, string place, CancellationToken stop)
    {
        if (!session.Put(me, place, clock.Now()))
            return;
        await mails.Plan(session, SessionNews.Placed, me, stop);
        foreach (var reaction in reactions)
            await reaction.On(new SessionAgreed(session), stop);
        await booking.Save(session, stop);
    }

    /// <summary>Whoever asked for a move does without it: who was asked is told, or they go on looking for another time.</summary>
    public async Task Keep(Session session, Id<Participant> me, CancellationToken stop)
    {
        session.Keep(me, clock.Now());
        await mails.Plan(session, SessionNews.Kept, me, stop);
        await booking.Save(session, stop);
    }

    public async Task Cancel(Session session, Id<Participant> me, string word, CancellationToken stop)
    {
        session.Cancel(me, word, clock.Now());
        await mails.Plan(session, SessionNews.Cancelled, me, stop);
        await booking.Save(session, stop);
    }

    public async Task Tell(Session session, bool met, Id<Participant> me, CancellationToken stop)
    {
        session.Tell(met, me, clock.Now());
        await booking.Save(session, stop);
    }

    private static void MustMeet(PairMeeting meeting)
    {
        if (meeting.Refusal is { } refusal)
            throw new RefusedException(refusal, meeting.Missing);
    }
}
