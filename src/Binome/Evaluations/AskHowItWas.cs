using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Once a session is over, asks each of those who sat there how it was: one mail, a link that needs no sign-in, and one to say that it did not happen.</summary>
internal sealed class AskHowItWas(BinomeDb db, Mailing mailing, EvaluationLinks links, SessionLinks sessionLinks) : IHandle
{
    public const string OutboxKind = "evaluations.ask";

    public const string MailKind = "evaluations.mail.howItWas";

    public string Kind => OutboxKind;

    /// <param name="Session">Which one.</param>
    /// <param name="Sequence">As it was agreed then: of another time, another message asks.</param>
    internal sealed record Asked(Guid Session, int Sequence);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var asked = message.Read<Asked>();
        var id = new Id<Session>(asked.Session);
        var session = await db.Sessions.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is not { State: SessionState.Agreed or SessionState.Held } || session.Sequence != asked.Sequence)
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var said = await db.Evaluations.Where(e => e.SessionId == id).Select(e => e.ParticipantId).ToListAsync(stop);
        foreach (var seat in session.Seats.Where(s => !said.Contains(s.ParticipantId)).OrderBy(s => s.ParticipantId.Value))
            await mailing.Send(
                programme,
                new Addressee(seat.PersonId, seat.ParticipantId.Value),
                MailKind,
                $"{message.Key}:{seat.ParticipantId}",
                () => Write(session, seat.ParticipantId),
                stop
            );
    }

    private string Write(Session session, Id<Participant> to) =>
        string.Join(
            '\n',
            Words.Get($"{MailKind}.do", Moments.WeekDay(session.Day!.Value)),
            links.To(EvaluationAct.Say, session, to),
            "",
            Words.Get($"{MailKind}.not"),
            sessionLinks.To(SessionAct.NotMet, session, to)
        );
}
