using Binome.Platform;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>Somebody who takes part asks where they stand: who knows pairs says it of each part that was sent.</summary>
/// <param name="Parts">Of this programme.</param>
/// <param name="Zone">The reader's.</param>
public sealed record StandingAsked(Programme Programme, IReadOnlyList<Participant> Parts, string? Zone)
{
    /// <summary>Sentences, in the reader's language.</summary>
    public Dictionary<Id<Participant>, IReadOnlyList<string>> Said { get; } = [];
}
