using Binome.Platform;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>Somebody who takes part asks where they stand: who knows pairs says it of each part that was sent.</summary>
/// <param name="Parts">Of this programme.</param>
public sealed record StandingAsked(Programme Programme, IReadOnlyList<Participant> Parts)
{
    /// <summary>Sentences, in the reader's language.</summary>
    public Dictionary<Id<Participant>, IReadOnlyList<string>> Said { get; } = [];
}
