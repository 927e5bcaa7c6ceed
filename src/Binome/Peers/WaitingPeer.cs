using Binome.Enrolment;
using Binome.People;
using Binome.Platform;

namespace Binome.Peers;

/// <summary>Somebody who waits for peers, as far as forming groups asks.</summary>
/// <param name="Languages">ISO 639-1, their first one first.</param>
/// <param name="Name">Decides between two who wished in the same moment.</param>
/// <param name="Offset">Of their clock, in minutes from UTC.</param>
public sealed record WaitingPeer(
    Id<Participant> Id,
    Id<Person> Person,
    DateTime Since,
    IReadOnlyList<string> Languages,
    string Name = "",
    Id<Person>? Manager = null,
    string? Unit = null,
    string? City = null,
    int Offset = 0
)
{
    /// <summary>Others units and sites, and the same hours; people of one team know each other already.</summary>
    internal int Suits(WaitingPeer other) =>
        (Unit is not null && other.Unit is not null && Unit != other.Unit ? 2 : 0)
        + (City is not null && other.City is not null && City != other.City ? 1 : 0)
        - (Manager is not null && Manager == other.Manager ? 4 : 0)
        - Math.Abs(Offset - other.Offset) / 60;
}

/// <summary>Why somebody is in no group of a round.</summary>
public enum WhyAlone
{
    /// <summary>Fewer than three wait.</summary>
    Few = 1,

    /// <summary>Fewer than two others speak a language of theirs.</summary>
    Language = 2,

    /// <summary>Of those who do, fewer than two are neither above nor below them.</summary>
    Line = 3,

    /// <summary>Those who suit are above or below each other, or in full groups.</summary>
    Others = 4,
}

/// <param name="Language">That all of them speak.</param>
public sealed record ProposedGroup(string Language, IReadOnlyList<WaitingPeer> Members);

/// <summary>What a round makes of those who wait.</summary>
public sealed record Formed(IReadOnlyList<ProposedGroup> Groups, IReadOnlyList<(WaitingPeer Peer, WhyAlone Why)> Left);
