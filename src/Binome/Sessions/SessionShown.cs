using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>A session's page is shown to one of those who sit there: who knows what follows from it says so, and where it is done.</summary>
public sealed record SessionShown(Session Session, Id<Participant> Me)
{
    public List<PairPlan> Plans { get; } = [];
}
