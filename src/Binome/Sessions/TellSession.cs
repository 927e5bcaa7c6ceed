using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Writes to those who sit in a session what changed: times on their own clock, no name, and none of the words, which stand on the page alone.</summary>
internal sealed class TellSession(
    BinomeDb db,
    Mailing mailing,
    SessionCalendar calendar,
    ProposedTimes times,
    PublicUrl site,
    IEnumerable<IReact<SeatTold>> reactions
) : IHandle
{
    public const string OutboxKind = "sessions.tell";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var told = message.Read<SessionMails.Told>();
        var id = new Id<Session>(told.Session);
        var session = await db.Sessions.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is null || IsPast(session, told))
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var what = IsWithdrawn(session, told.News) ? "timesWithdrawn" : $"{char.ToLowerInvariant($"{told.News}"[0])}{$"{told.News}"[1..]}";
        var kind = $"sessions.mail.{what}";
        var isHidden = await calendar.IsHidden(session, stop);
        var place = isHidden ? null : SessionCalendar.PlaceIn(session.Place);
        var seats = session.Seats.Where(s => IsFor(session, s, told)).OrderBy(s => s.ParticipantId.Value).ToList();
        var readers = await Readers([.. seats.Select(s => s.PersonId)], stop);
        foreach (var seat in seats)
        {
            var (person, own) = readers.GetValueOrDefault(seat.PersonId);
            var zone = own ?? session.Zone ?? session.Slots.Select(s => s.Zone).FirstOrDefault();
            await mailing.Send(
                programme,
                new Addressee(seat.PersonId, seat.ParticipantId.Value),
                kind,
                $"{message.Key}:{seat.ParticipantId}",
                () =>
                    string.Join(
                        '\n',
                        [
                            .. Say(
                                session,
                                told.News,
                                zone,
                                told.News == SessionNews.TimesProposed ? Proposed(session, isHidden) : place,
                                seat.ParticipantId
                            ),
                            "",
                            Words.Get($"{kind}.do"),
                            site.To(SeatAddress.PathOf(seat)),
                        ]
                    ),
                stop,
                calendar: IsForCalendars(told.News)
                    ? calendar.Invitation(session, seat, person, place, isHidden ? own ?? CalendarZone.Neutral : null)
                    : null
            );
            foreach (var reaction in reactions)
                await reaction.On(new SeatTold(programme, session, seat, told.News, what, $"{message.Key}:{seat.ParticipantId}"), stop);
        }
    }

    /// <summary>Something newer was done to it, and tells of itself.</summary>
    private static bool IsPast(Session session, SessionMails.Told told) =>
        told.News switch
        {
            SessionNews.TimesProposed => session.LastSlot != told.LastSlot || session.Slots.Count == 0,
            SessionNews.AskedAgain => session.State != SessionState.Proposed || session.LastSlot != told.LastSlot,
            SessionNews.Cancelled => session.State != SessionState.Cancelled,
            SessionNews.Fewer => !session.IsOpen || session.Version != told.Version,
            _ => session.State == SessionState.Cancelled || session.Sequence != told.Sequence,
        };

    /// <summary>Nothing was agreed: whoever has another session with them must not take it for that one.</summary>
    private static bool IsWithdrawn(Session session, SessionNews news) => news == SessionNews.Cancelled && session.StartsAt is null;

    /// <summary>What is only proposed is in no calendar: the agreed time stands until another one is accepted.</summary>
    private static bool IsForCalendars(SessionNews news) =>
        news is SessionNews.Agreed or SessionNews.Moved or SessionNews.Placed or SessionNews.Cancelled;

    /// <summary>An agreed time is confirmed to everybody, for their calendars; what else one of them did is news to the others.</summary>
    private static bool IsFor(Session session, SessionSeat seat, SessionMails.Told told) =>
        told.News switch
        {
            SessionNews.Agreed or SessionNews.Moved or SessionNews.Placed => true,
            SessionNews.TimesProposed => session.WaitsFor(seat.ParticipantId),
            SessionNews.Cancelled when session.StartsAt is not null => true,
            _ => seat.ParticipantId.Value != told.By,
        };

    private IEnumerable<string> Say(Session session, SessionNews news, string? zone, string? place, Id<Participant> to) =>
        news switch
        {
            SessionNews.TimesProposed => times.Say(session, session.Slots, zone, place, to),
            SessionNews.AskedAgain => [],
            // Exchange makes this text the calendar's entry: it says no more of the place than the invitation does.
            _ when session is { StartsAt: { } at, Minutes: { } minutes } => [ProposedTimes.At(at, minutes, zone), .. Line(place)],
            _ => [],
        };

    /// <summary>In the reader's language, as all that is said to them.</summary>
    private static string? Proposed(Session session, bool isHidden) => isHidden ? null : SessionPlace.Say(session.ProposedPlace);

    private static IEnumerable<string> Line(string? place) => place is { Length: > 0 } ? [place] : [];

    private async Task<Dictionary<Id<Person>, (Person Person, string? Zone)>> Readers(List<Id<Person>> ids, CancellationToken stop)
    {
        var read = await (
            from person in db.People.AsNoTracking()
            where EF.Parameter(ids).Contains(person.Id)
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select new { Person = person, Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone }
        ).ToListAsync(stop);
        return read.ToDictionary(r => r.Person.Id, r => (r.Person, (string?)r.Zone));
    }
}
