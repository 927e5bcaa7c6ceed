using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
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
internal sealed class RemindSession(BinomeDb db, SeatReminders reminders, SessionCalendar calendar, PublicUrl site, TimeProvider clock)
    : IHandle
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
        var place = await calendar.PlaceIn(session, stop);
        await reminders.Send(
            session,
            session.Seats,
            MailKind,
            message.Key,
            (seat, zone) => Lines(session, seat, place, zone ?? session.Zone),
            stop
        );
    }

    private IEnumerable<string> Lines(Session session, SessionSeat seat, string? place, string? zone) =>
        [
            SessionWords.Sentence(SessionWords.When(session.StartsAt!.Value, session.Minutes!.Value, zone)),
            .. place is { Length: > 0 } ? new[] { place }
            : place is not null && SessionPlace.Read(session.Place) is { LacksLink: true } ? [Words.Get("sessions.where.noLink")]
            : [],
            "",
            Words.Get($"{MailKind}.do"),
            site.To(SeatAddress.PathOf(seat)),
        ];
}
