using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Orders, when a time is agreed, the question whether they met, for a session of which nobody says so by themselves.</summary>
internal sealed class PlanTelling(Consequences consequences) : IReact<SessionAgreed>
{
    /// <summary>Before those who run the programme are asked to look, on the third day.</summary>
    private static readonly TimeSpan After = TimeSpan.FromDays(2);

    public Task On(SessionAgreed fact, CancellationToken stop) =>
        consequences.Add(
            RemindToTell.OutboxKind,
            $"sessions:untold:{fact.Session.Id}:{fact.Session.Sequence}",
            new RemindToTell.Due(fact.Session.Id.Value, fact.Session.Sequence),
            fact.Session.EndsAt + After,
            stop
        );
}

/// <summary>Asks those who sat in a session that is over whether they met, yes or no in one click: what neither tells is in no figure, and somebody would have to ask.</summary>
internal sealed class RemindToTell(BinomeDb db, SeatReminders reminders, SessionLinks links) : IHandle
{
    public const string OutboxKind = "sessions.remindToTell";

    public const string MailKind = "sessions.mail.untold";

    public string Kind => OutboxKind;

    /// <param name="Sequence">As it was agreed then: of another time there is another question.</param>
    internal sealed record Due(Guid Session, int Sequence);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var due = message.Read<Due>();
        var id = new Id<Session>(due.Session);
        var session = await db.Sessions.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is not { State: SessionState.Agreed } || session.Sequence != due.Sequence)
            return;
        await reminders.Send(
            session,
            session.Seats,
            MailKind,
            message.Key,
            (seat, zone) => Lines(session, seat, zone ?? session.Zone),
            stop
        );
    }

    private IEnumerable<string> Lines(Session session, SessionSeat seat, string? zone) =>
        [
            SessionWords.Sentence(SessionWords.When(session.StartsAt!.Value, session.Minutes!.Value, zone)),
            "",
            Words.Get($"{MailKind}.met"),
            links.To(SessionAct.Met, session, seat.ParticipantId),
            "",
            Words.Get($"{MailKind}.not"),
            links.To(SessionAct.NotMet, session, seat.ParticipantId),
        ];
}
