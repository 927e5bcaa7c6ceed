using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Keeps a first proposal from dying unread: whoever has not answered is reminded a day before the last of its times; once all of them have gone by, whoever proposed is told, and both may propose anew.</summary>
internal sealed class RemindToAnswer(
    BinomeDb db,
    SeatReminders reminders,
    SessionCalendar calendar,
    ProposedTimes times,
    PublicUrl site,
    IEnumerable<IReact<SeatTold>> reactions,
    TimeProvider clock
) : IHandle
{
    public const string OutboxKind = "sessions.remindToAnswer";
    public const string Unanswered = "sessions.mail.unanswered";
    public const string GoneBy = "sessions.mail.goneBy";

    private static readonly TimeSpan s_before = TimeSpan.FromDays(1);

    public string Kind => OutboxKind;

    /// <param name="LastSlot">As it was proposed then: of later times there is another reminder.</param>
    /// <param name="Last">The last of the times; where the first of two mentors has chosen an earlier one, that one is reminded of.</param>
    internal sealed record Due(Guid Session, int LastSlot, DateTime Last, bool IsOver);

    /// <summary>With the proposal, in its transaction. No reminder within a day of the mail that it reminds of.</summary>
    public static async Task Plan(Consequences consequences, Session session, DateTime now, CancellationToken stop)
    {
        var last = session.Slots.Max(s => s.StartsAt);
        var key = $"{session.Id}:{session.LastSlot}:{last:yyyyMMddHHmm}";
        if (last - s_before > now + s_before)
            await consequences.Add(
                OutboxKind,
                $"sessions:unanswered:{key}",
                new Due(session.Id.Value, session.LastSlot, last, false),
                last - s_before,
                stop
            );
        await consequences.Add(OutboxKind, $"sessions:lapsed:{key}", new Due(session.Id.Value, session.LastSlot, last, true), last, stop);
    }

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var due = message.Read<Due>();
        var id = new Id<Session>(due.Session);
        var session = await db.Sessions.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is not { State: SessionState.Proposed, Slots.Count: > 0 } || session.LastSlot != due.LastSlot)
            return; // answered, or other times
        if (session.Slots.Max(s => s.StartsAt) != due.Last)
            return; // one of them is chosen
        var now = clock.Now();
        var left = session.SlotsLeft(now);
        if (due.IsOver != session.HasLapsed(now))
            return; // a server that was down reminds of nothing that has gone by
        var seats = session
            .Seats.Where(s => due.IsOver ? s.ParticipantId == session.ProposedBy : session.WaitsFor(s.ParticipantId))
            .ToList();
        var isHidden = await calendar.IsHidden(session, stop);
        var kind = due.IsOver ? GoneBy : Unanswered;
        var programme = await reminders.Send(
            session,
            seats,
            kind,
            message.Key,
            (seat, zone) =>
                [
                    .. due.IsOver
                        ? []
                        : times.Say(session, left, zone ?? left[0].Zone, Place(session, isHidden), seat.ParticipantId).Append(""),
                    Words.Get($"{kind}.do"),
                    site.To(SeatAddress.PathOf(seat)),
                ],
            stop
        );
        var what = kind[(kind.LastIndexOf('.') + 1)..];
        foreach (var seat in seats) // whoever books for them is reminded, whether they want to be or not
        foreach (var reaction in reactions)
            await reaction.On(
                new SeatTold(programme, session, seat, SessionNews.TimesProposed, what, SeatReminders.KeyOf(message.Key, seat), true),
                stop
            );
    }

    private static string? Place(Session session, bool isHidden) => isHidden ? null : SessionPlace.Say(session.ProposedPlace);
}
