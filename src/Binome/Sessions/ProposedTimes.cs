using Binome.Enrolment;
using Binome.People;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>Times to choose from, as a mail lists them: on its reader's clock, each with the link that accepts it, and one more for none of them.</summary>
internal sealed class ProposedTimes(SessionLinks links)
{
    /// <param name="place">Null where nobody but those who meet may know it.</param>
    public IEnumerable<string> Say(Session session, IEnumerable<SessionSlot> slots, string? zone, string? place, Id<Participant> to) =>
        [
            .. session is { StartsAt: { } at, Minutes: { } minutes }
                ? new[] { Words.Get("sessions.mail.stands", At(at, minutes, zone)), "" }
                : [],
            .. slots.OrderBy(s => s.StartsAt).SelectMany(s => Choice(session, s, zone, to)),
            .. place is { Length: > 0 } ? new[] { place } : [],
            "",
            Words.Get(session.StartsAt is null ? "sessions.mail.none" : "sessions.mail.keep"),
            links.To(SessionAct.AskAgain, session, to),
        ];

    public static string At(DateTime at, int minutes, string? zone) => Words.Get("sessions.at", Moments.Say(at, zone), minutes);

    private IEnumerable<string> Choice(Session session, SessionSlot slot, string? zone, Id<Participant> to) =>
        [
            $"- {At(slot.StartsAt, slot.Minutes, zone)}",
            Words.Get("sessions.mail.accept"),
            links.To(SessionAct.Accept, session, to, slot.Number), // alone on its line, as every reader of mail knows an address
            "",
        ];
}
