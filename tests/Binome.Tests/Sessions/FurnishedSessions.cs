using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>For the tests that walk through every page: a session that waits for the mentor's answer, and one that is agreed.</summary>
internal static class FurnishedSessions
{
    /// <summary>Stands where the two meet, which nobody else reads of a sealed pair.</summary>
    public const string Room = "Salle Belvédère";

    /// <summary>The end of the address in the mentor's mail that asks for other times than those proposed.</summary>
    public static async Task<string> Answer(BinomeDb db, SessionLinks links, Guid proposed)
    {
        var session = await db.Sessions.Whole().SingleAsync(s => s.Id == new Id<Session>(proposed));
        var asked = session.Seats.Single(s => session.WaitsFor(s.ParticipantId));
        return links.To(SessionAct.AskAgain, session, asked.ParticipantId).Split('/')[^1];
    }

    /// <summary>The end of the address at which the mentor says how the held session was.</summary>
    public static async Task<string> Evaluation(BinomeDb db, EvaluationLinks links, Guid held, Guid mentor)
    {
        var session = await db.Sessions.Whole().SingleAsync(s => s.Id == new Id<Session>(held));
        return links.To(EvaluationAct.Say, session, new(mentor)).Split('/')[^1];
    }

    public static async Task<(Session Proposed, Session Agreed)> Make(
        BinomeDb db,
        Ids ids,
        DateTime now,
        Pairing pairing,
        Participant mentor
    )
    {
        var mentee = await db.Participants.SingleAsync(p => p.Id == pairing.MenteeId);
        var (proposed, agreed) = (Seated(), Seated());
        agreed.Propose(mentee.Id, [At(8)], $"away|{Room}", "", now);
        agreed.Accept(mentor.Id, 1, "", now);
        proposed.Propose(mentee.Id, [At(15), At(22)], $"away|{Room}", "Venez avec trois courriels.", now);
        db.Sessions.AddRange(agreed, proposed);
        await db.SaveChangesAsync();
        return (proposed, agreed);

        Session Seated()
        {
            var session = new Session(ids.New<Session>(), pairing.ProgrammeId, pairing.Id, now);
            session.Seat(mentor, pairing.Id);
            session.Seat(mentee, pairing.Id);
            return session;
        }

        Slot At(int days) => new(DateOnly.FromDateTime(now).AddDays(days), 600, "Europe/Paris", 30);
    }
}
