using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>A session as those who run its programme may know it: that it is, and how it went; time and place unless one of those who meet is sealed.</summary>
public sealed record SessionFact
{
    public required Id<Session> Session { get; init; }
    public required Id<Pairing> Pairing { get; init; }
    public required SessionState State { get; init; }
    public required DateTime? StartsAt { get; init; }
    public required DateTime? EndsAt { get; init; }
    public required string? Place { get; init; }

    /// <summary>Of the agreed time, on the mentee's clock.</summary>
    public required DateOnly? Day { get; init; }
}

/// <summary>Sessions' named queries. What a viewer may not see is not in them.</summary>
public static class SessionQueries
{
    /// <summary>Mentors who are not ready and have met nobody in their programme yet: those who have go on as they are.</summary>
    public static IQueryable<Participant> NotToBook(this BinomeDb db) =>
        db.Unready().Where(m => !db.Sessions.Any(s => s.State == SessionState.Held && s.Seats.Any(t => t.ParticipantId == m.Id)));

    /// <summary>Those in which the viewer has a seat.</summary>
    public static IQueryable<Session> Mine(this DbSet<Session> sessions, Viewer viewer) =>
        sessions.Where(s =>
            viewer.Person != null
            && sessions.SelectMany(x => x.Seats).Where(t => t.PersonId == viewer.Person).Select(t => t.SessionId).Contains(s.Id)
        );

    /// <summary>Of the pairs whose facts the viewer may know, one for each pair that meets there. Never a word, nor who asked.</summary>
    public static IQueryable<SessionFact> Of(this DbSet<Session> sessions, BinomeDb db, Viewer viewer) =>
        sessions.Facts(
            db,
            db.Pairings.Of(db, viewer),
            sessions.Where(s => s.Seats.Any(t => db.Participants.Any(p => p.Id == t.ParticipantId && p.Discretion == Discretion.Sealed)))
        );

    /// <summary>The same of one programme, to whoever runs it.</summary>
    public static IQueryable<SessionFact> In(this DbSet<Session> sessions, BinomeDb db, Remit remit) =>
        sessions.Facts(db, db.Pairings.In(db, remit), sessions.WithSealed(db, remit.Programme.Id));

    /// <summary>Those of a programme in which somebody sealed sits: they count, and nothing says when they are.</summary>
    public static IQueryable<Session> WithSealed(this DbSet<Session> sessions, BinomeDb db, Id<Programme> programme) =>
        from part in db.Participants
        where part.ProgrammeId == programme && part.Discretion == Discretion.Sealed
        join seat in db.SessionSeats on part.Id equals seat.ParticipantId
        join session in sessions on seat.SessionId equals session.Id
        select session;

    /// <param name="hidden">Whose time and place nobody reads but those who meet: asked for once, not of each.</param>
    private static IQueryable<SessionFact> Facts(
        this DbSet<Session> sessions,
        BinomeDb db,
        IQueryable<Pairing> pairings,
        IQueryable<Session> hidden
    ) =>
        from pairing in pairings
        join seat in db.SessionSeats on pairing.Id equals seat.PairingId
        where seat.ParticipantId == pairing.MentorId
        join session in sessions on seat.SessionId equals session.Id
        let isSealed = hidden.Select(h => h.Id).Contains(session.Id)
        select new SessionFact
        {
            Session = session.Id,
            Pairing = pairing.Id,
            State = session.State,
            StartsAt = isSealed ? null : session.StartsAt,
            EndsAt = isSealed ? null : session.EndsAt,
            Place = isSealed ? null : session.Place,
            Day = isSealed ? null : session.Day,
        };

    /// <summary>The viewer's own session, and nobody else's until this transaction ends: two who act on it at once act one after the other. SQLite has one writer anyway.</summary>
    public static async Task<Session> Locked(this BinomeDb db, Viewer viewer, Id<Session> id, CancellationToken stop)
    {
        if (db is not SqliteDb)
        {
            // People before sessions, as whoever ends a pair holds them: in two orders each would wait for the other.
            var people = await db.SessionSeats.Where(s => s.SessionId == id).Select(s => s.PersonId.Value).ToListAsync(stop);
            await NoOverlap.Hold(db, people, stop);
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM sessions WHERE id = {id.Value} FOR UPDATE", stop);
        }
        return await db.Sessions.Mine(viewer).Whole().SingleAsync(s => s.Id == id, stop);
    }

    /// <summary>One who sits there, on two devices at once, writes with one after the other. SQLite has one writer anyway.</summary>
    public static async Task HoldSeat(this BinomeDb db, Id<Session> session, Id<Participant> one, CancellationToken stop)
    {
        if (db is not SqliteDb)
            await db.Database.ExecuteSqlAsync(
                $"SELECT 1 FROM session_seats WHERE session_id = {session.Value} AND participant_id = {one.Value} FOR UPDATE",
                stop
            );
    }

    /// <summary>With all that decides what may be done with it.</summary>
    /// <remarks>In one statement: three slots at most, two or three seats and a few steps make few rows.</remarks>
    public static IQueryable<Session> Whole(this IQueryable<Session> sessions) =>
        sessions.Include(s => s.Slots).Include(s => s.Seats).Include(s => s.Steps.OrderBy(x => x.Number)).AsSingleQuery();
}
