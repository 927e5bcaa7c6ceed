using System.Globalization;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Tells somebody their sessions and what they wrote there; erased, or when a programme is forgotten, words and places go, and that people met is counted.</summary>
internal sealed class OwnSessions(BinomeDb db, SessionMails mails, StopSessions stopping)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each word: SQLite cannot gather a list beside a row.
        var rows = await (
            from seat in db.SessionSeats.AsNoTracking()
            where seat.PersonId == fact.Person
            join session in db.Sessions on seat.SessionId equals session.Id
            join programme in db.Programmes on session.ProgrammeId equals programme.Id
            from step in db
                .SessionSteps.Where(s => s.SessionId == session.Id && s.By == seat.ParticipantId && s.Word != "")
                .DefaultIfEmpty()
            select new
            {
                Session = session,
                Programme = programme.Name,
                Step = step,
            }
        ).ToListAsync(stop);
        foreach (var one in rows.GroupBy(r => r.Session.Id).OrderBy(g => g.First().Session.CreatedAt))
        {
            var (session, programme) = (one.First().Session, one.First().Programme);
            fact.Add(
                "sessions.data",
                programme,
                AfterErasure.Counted,
                new("state", session.State.ToString(), Words.Get($"sessions.state.{session.State}")),
                new("starts", session.StartsAt?.ToString("O", CultureInfo.InvariantCulture), Said(session)),
                new("place", SessionPlace.Say(session.Place))
            );
            var words = one.Select(r => r.Step).OfType<SessionStep>().OrderBy(s => s.Number).Select(s => new KeptFact("word", s.Word));
            if (words.Any())
                fact.Add("sessions.data.words", programme, AfterErasure.Goes, [.. words]);
        }
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        // Where another mentor meets the same mentee, theirs stays: as when a mentor leaves.
        foreach (var pairing in await Mentored(fact.Person).ToListAsync(stop))
            await stopping.On(new(pairing, fact.At), stop);
        var sessions = await db.Sessions.Whole().Where(s => s.Seats.Any(t => t.PersonId == fact.Person)).ToListAsync(stop);
        await ForgetMails(sessions, stop);
        foreach (var session in sessions)
        {
            if (session.State == SessionState.Proposed || session.State == SessionState.Agreed && session.StartsAt > fact.At)
            {
                session.Cancel(null, "", fact.At);
                await mails.Plan(session, SessionNews.Cancelled, null, stop);
            }
            session.ForgetWords(); // the other's too: they were written to whoever is erased
            foreach (var seat in session.Seats.Where(t => t.PersonId == fact.Person))
                seat.BelongToNobody(fact.Nobody);
        }
    }

    private IQueryable<Pairing> Mentored(Id<Person> person) =>
        from part in db.Participants
        where part.PersonId == person
        join pairing in db.Pairings on part.Id equals pairing.MentorId
        where pairing.EndedAt == null
        select pairing;

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        var sessions = db.Sessions.Where(s => s.ProgrammeId == fact.Programme);
        await db
            .SessionSteps.Where(w => w.Word != "" && sessions.Any(s => s.Id == w.SessionId))
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Word, ""), stop);
        await sessions
            .Where(s => s.Place != "" || s.ProposedPlace != "")
            .ExecuteUpdateAsync(
                s => s.SetProperty(x => x.Place, "").SetProperty(x => x.ProposedPlace, "").SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
    }

    /// <summary>What the others were written: its place was theirs both. That a mail left is still told.</summary>
    private async Task ForgetMails(List<Session> sessions, CancellationToken stop)
    {
        var readers = sessions.SelectMany(s => s.Seats).Select(s => s.ParticipantId.Value).Distinct().Cast<Guid?>().ToList();
        var mails = await db
            .ProgrammeMails.Where(m => EF.Parameter(readers).Contains(m.Participant) && m.Kind.StartsWith("sessions.mail."))
            .Select(m => new { m.Id, m.Key })
            .ToListAsync(stop);
        var ids = mails.Where(m => sessions.Exists(s => m.Key.Contains($":{s.Id}:", StringComparison.Ordinal))).Select(m => m.Id).ToList();
        // What has not left yet stays here: it told of a session that is over for them.
        await db
            .OutboxMessages.Where(o => db.ProgrammeMails.Any(m => EF.Parameter(ids).Contains(m.Id) && m.Key == o.Key))
            .ExecuteDeleteAsync(stop);
        await db
            .ProgrammeMails.Where(m => EF.Parameter(ids).Contains(m.Id))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Text, "").SetProperty(x => x.Calendar, (string?)null), stop);
    }

    private static string? Said(Session session) =>
        session is { StartsAt: { } at, Minutes: { } minutes } ? Words.Get("sessions.at", Moments.Say(at, session.Zone), minutes) : null;
}
