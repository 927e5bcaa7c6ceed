using Binome.Platform;

namespace Binome.Enrolment;

/// <summary>A mentee chose to be sealed, for the past too: whoever wrote down who they are writes it anew, in the same transaction.</summary>
public sealed record ParticipantSealed(Id<Participant> Participant);
