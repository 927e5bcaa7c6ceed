using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>On the page of a session that was held: the way to say how it was, or that it was said.</summary>
internal sealed class InviteToEvaluate(BinomeDb db) : IReact<SessionShown>
{
    public async Task On(SessionShown fact, CancellationToken stop)
    {
        if (fact.Session.State != SessionState.Held)
            return;
        var (session, me) = (fact.Session.Id, fact.Me);
        var isSaid = await db.Evaluations.AnyAsync(e => e.SessionId == session && e.ParticipantId == me, stop);
        var words = isSaid ? "evaluations.invite.said" : "evaluations.invite";
        fact.Plans.Add(
            new(Words.Get(words), null, Words.Get($"{words}.what"), $"/sessions/{session}/evaluation", Words.Get($"{words}.do"))
            {
                Asks = !isSaid,
            }
        );
    }
}

/// <summary>A session that somebody is asked about, and the pair through which they sat there.</summary>
public sealed record Unevaluated
{
    public required Id<Pairing> Pairing { get; init; }
    public required Id<Session> Session { get; init; }
    public required DateTime StartsAt { get; init; }
}

public static class UnevaluatedQueries
{
    /// <summary>Asked of the last session of a pair, once, and not for ever.</summary>
    private static readonly TimeSpan AskedFor = TimeSpan.FromDays(14);

    /// <summary>Of each pair of this person the last session that was held, if it was not long ago and they have not said how it was.</summary>
    public static IQueryable<Unevaluated> Unevaluated(this BinomeDb db, Id<Person> person, DateTime now)
    {
        var since = now - AskedFor;
        return from seat in db.SessionSeats
            where seat.PersonId == person
            join session in db.Sessions on seat.SessionId equals session.Id
            where session.State == SessionState.Held && session.StartsAt > since
            where
                !db.SessionSeats.Any(later =>
                    later.PairingId == seat.PairingId
                    && db.Sessions.Any(s => s.Id == later.SessionId && s.State == SessionState.Held && s.StartsAt > session.StartsAt)
                )
            where !db.Evaluations.Any(e => e.SessionId == session.Id && e.ParticipantId == seat.ParticipantId)
            select new Unevaluated
            {
                Pairing = seat.PairingId,
                Session = session.Id,
                StartsAt = session.StartsAt!.Value,
            };
    }
}
