using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Orders, when a time is agreed, one reminder a day before it: an hour of the world, not of a clock, so that no change of clocks repeats or skips it.</summary>
internal sealed class PlanReminder(Consequences consequences, TimeProvider clock) : IReact<SessionAgreed>
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    /// <summary>Whoever agreed less than two days before the hour has it in mind.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    public async Task On(SessionAgreed fact, CancellationToken stop)
    {
        var session = fact.Session;
        if (session.StartsAt - Fresh > clock.Now())
            await consequences.Add(
                RemindSession.OutboxKind,
                $"sessions:remind:{session.Id}:{session.Sequence}",
                new RemindSession.Due(session.Id.Value, session.Sequence),
                session.StartsAt - Before,
                stop
            );
    }
}

/// <summary>Reminds those who sit in a session, but those who want no reminders; of a time that was moved or cancelled meanwhile nobody.</summary>
internal sealed class RemindSession(BinomeDb db, Mailing mailing, SessionCalendar calendar, PublicUrl site, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "sessions.remind";

    public const string MailKind = "sessions.mail.tomorrow";

    public string Kind => OutboxKind;

    /// <param name="Session">Which one.</param>
    /// <param name="Sequence">As it was agreed then.</param>
    internal sealed record Due(Guid Session, int Sequence);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var due = message.Read<Due>();
        var id = new Id<Session>(due.Session);
        var session = await db.Sessions.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        // A server that was down for a day reminds of nothing that has begun.
        if (session is not { State: SessionState.Agreed } || session.Sequence != due.Sequence || session.StartsAt <= clock.Now())
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var zones = await Zones(db, [.. session.Seats.Select(s => s.PersonId)], stop);
        var place = await calendar.PlaceIn(session, stop);
        foreach (var seat in session.Seats.Where(s => zones.ContainsKey(s.PersonId)).OrderBy(s => s.ParticipantId.Value))
            await mailing.Send(
                programme,
                new Addressee(seat.PersonId, seat.ParticipantId.Value),
                MailKind,
                $"{message.Key}:{seat.ParticipantId}",
                () => Write(session, seat, place, zones[seat.PersonId] ?? session.Zone),
                stop
            );
    }

    /// <summary>Of those who want reminders: their clocks, where they are known. One statement.</summary>
    internal static async Task<Dictionary<Id<Person>, string?>> Zones(BinomeDb db, List<Id<Person>> people, CancellationToken stop) =>
        await (
            from person in db.People
            where EF.Parameter(people).Contains(person.Id)
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            where profile == null || profile.WantsReminders
            select new { person.Id, Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone }
        ).ToDictionaryAsync(p => p.Id, p => (string?)p.Zone, stop);

    private string Write(Session session, SessionSeat seat, string? place, string? zone) =>
        string.Join(
            '\n',
            [
                SessionWords.Sentence(SessionWords.When(session.StartsAt!.Value, session.Minutes!.Value, zone)),
                .. place is { Length: > 0 } ? new[] { place }
                : place is not null && SessionPlace.Read(session.Place) is { LacksLink: true } ? [Words.Get("sessions.where.noLink")]
                : [],
                "",
                Words.Get($"{MailKind}.do"),
                site.To(SeatAddress.PathOf(seat)),
                "",
                Words.Get($"{MailKind}.why"),
                site.To("/account/profile"),
            ]
        );
}
