using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Sessions;

namespace Binome.Evaluations;

/// <summary>Orders, when a time is agreed, the question that follows it; a time that was moved or cancelled meanwhile is not asked about.</summary>
internal sealed class PlanAsking(Consequences consequences) : IReact<SessionAgreed>
{
    /// <summary>They may run over, and have a word on the way out.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(15);

    public Task On(SessionAgreed fact, CancellationToken stop)
    {
        var session = fact.Session;
        return consequences.Add(
            AskHowItWas.OutboxKind,
            $"evaluations:ask:{session.Id}:{session.Sequence}",
            new AskHowItWas.Asked(session.Id.Value, session.Sequence),
            session.EndsAt + After,
            stop
        );
    }
}
