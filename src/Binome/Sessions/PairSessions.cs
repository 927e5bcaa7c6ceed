using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>A session that is neither over nor undone, as one of those who sit there reads of it.</summary>
/// <param name="IsMyTurn">It waits for the reader's answer.</param>
/// <param name="LastTime">Of those proposed.</param>
public sealed record OpenSession(Id<Session> Id, DateTime? StartsAt, int? Minutes, bool IsMyTurn, DateTime? LastTime)
{
    /// <summary>Nothing is agreed, and all that was proposed has gone by.</summary>
    public bool HasLapsed(DateTime now) => StartsAt is null && LastTime <= now;

    public DateTime? EndsAt => StartsAt?.AddMinutes(Minutes ?? 0);
}

/// <summary>How the sessions of one pair stand, for one of the two.</summary>
/// <param name="Held">How often they met.</param>
public sealed record PairSessions(int Held, IReadOnlyList<OpenSession> Open)
{
    public static readonly PairSessions None = new(0, []);

    /// <summary>Of pairs of the viewer's own. One statement.</summary>
    public static async Task<IReadOnlyDictionary<Id<Pairing>, PairSessions>> Of(
        BinomeDb db,
        Viewer viewer,
        IEnumerable<Id<Pairing>> pairs,
        CancellationToken stop
    )
    {
        var ids = pairs.Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<Id<Pairing>, PairSessions>();
        var rows = await (
            from pairing in db.Pairings.Mine(db, viewer)
            where EF.Parameter(ids).Contains(pairing.Id)
            join seat in db.SessionSeats on pairing.Id equals seat.PairingId
            where seat.ParticipantId == pairing.MentorId // one seat for each pair that meets there
            join session in db.Sessions on seat.SessionId equals session.Id
            where session.State == SessionState.Proposed || session.State == SessionState.Agreed || session.State == SessionState.Held
            join mine in db.SessionSeats on session.Id equals mine.SessionId
            where mine.PersonId == viewer.Person
            select new
            {
                Pairing = pairing.Id,
                session.State,
                Session = new OpenSession(
                    session.Id,
                    session.StartsAt,
                    session.Minutes,
                    session.ProposedBy != null && session.ProposedBy != mine.ParticipantId && mine.AcceptedAt == null,
                    session.Slots.Max(s => (DateTime?)s.StartsAt)
                ),
            }
        ).ToListAsync(stop);
        return rows.GroupBy(r => r.Pairing)
            .ToDictionary(
                g => g.Key,
                g => new PairSessions(
                    g.Count(r => r.State == SessionState.Held),
                    [.. g.Where(r => r.State != SessionState.Held).Select(r => r.Session)]
                )
            );
    }

    /// <summary>What comes next, and where it is done: what waits for the reader first, then what was agreed, then what waits for the other.</summary>
    /// <param name="other">The name of the other, as the reader knows it.</param>
    /// <param name="zone">The reader's; IANA name.</param>
    public NextStep Next(Id<Pairing> pairing, string other, string? zone, DateTime now)
    {
        if (Open.Where(s => s.EndsAt <= now).MinBy(s => s.StartsAt) is { } past)
            return new(
                Words.Get("sessions.next.tell", SessionWords.Sentence(When(past, zone))),
                $"/sessions/{past.Id}",
                Words.Get("sessions.next.tell.do"),
                true
            );
        if (Open.FirstOrDefault(s => s.IsMyTurn) is { } asked)
            return new(
                Words.Get(
                    asked.HasLapsed(now) ? "sessions.next.lapsed"
                        : asked.StartsAt is null ? "sessions.next.answer"
                        : "sessions.next.move",
                    other
                ),
                $"/sessions/{asked.Id}",
                Words.Get(asked.HasLapsed(now) ? "sessions.next.unanswered.do" : "sessions.next.answer.do"),
                true
            );
        if (Ahead(now) is { } agreed)
            return new(
                Words.Get(agreed.StartsAt <= now ? "sessions.next.now" : "sessions.next.agreed", When(agreed, zone)),
                $"/sessions/{agreed.Id}",
                Words.Get("sessions.next.agreed.do"),
                false
            );
        if (Open.FirstOrDefault(s => s.HasLapsed(now)) is { } lapsed)
            return new(
                Words.Get("sessions.next.unanswered", other),
                $"/sessions/{lapsed.Id}",
                Words.Get("sessions.next.unanswered.do"),
                true
            );
        if (Open.Count > 0)
            return new(Words.Get("sessions.next.theirs", other), $"/sessions/{Open[0].Id}", Words.Get("sessions.next.theirs.do"), false);
        return new(
            Words.Get(Held == 0 ? "sessions.next.first" : "sessions.next.none", other),
            $"/pairings/{pairing}/sessions",
            Words.Get("sessions.next.none.do"),
            false
        );
    }

    /// <summary>When they next meet; null when nothing is agreed.</summary>
    public DateTime? NextAt(DateTime now) => Ahead(now)?.StartsAt;

    /// <summary>The next session that is agreed, or the one they sit in.</summary>
    public OpenSession? Ahead(DateTime now) => Open.Where(s => s.EndsAt > now).MinBy(s => s.StartsAt);

    public static string When(OpenSession session, string? zone) =>
        SessionWords.When(session.StartsAt!.Value, session.Minutes!.Value, zone);
}

/// <param name="Asks">It waits for the reader.</param>
public sealed record NextStep(string Text, string Href, string Do, bool Asks);
