using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;

namespace Binome.Sessions;

/// <summary>What those who sit in a session are written about.</summary>
public enum SessionNews
{
    TimesProposed = 1,
    AskedAgain = 2,
    Agreed = 3,
    Moved = 4,
    Kept = 5,
    Cancelled = 6,

    /// <summary>One of those who were to come comes no more; what was agreed or proposed stands.</summary>
    Fewer = 7,

    /// <summary>The time stands, the room or link is another.</summary>
    Placed = 8,
}

/// <summary>Orders the mails about a session, in the transaction that changes it; <see cref="TellSession"/> writes them.</summary>
public sealed class SessionMails(Consequences consequences, TimeProvider clock)
{
    /// <param name="by">Who did it; null when the pair ended or pauses.</param>
    public async Task Plan(Session session, SessionNews news, Id<Participant>? by, CancellationToken stop)
    {
        await consequences.Add(
            TellSession.OutboxKind,
            $"sessions:{news}:{session.Id}:{session.Version}",
            new Told(session.Id.Value, news, by?.Value, session.Sequence, session.LastSlot, session.Version),
            stop: stop
        );
        if (news == SessionNews.TimesProposed && session.StartsAt is null) // a move left unanswered leaves the time that stands
            await RemindToAnswer.Plan(consequences, session, clock.Now(), stop);
    }

    /// <param name="Sequence">As it was then: of what changed again since, the later mail tells.</param>
    internal sealed record Told(Guid Session, SessionNews News, Guid? By, int Sequence, int LastSlot, int Version);
}
