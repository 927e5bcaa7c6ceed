using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;

namespace Binome.Home;

/// <summary>What the reader is in a programme, and how many running pairs they have there.</summary>
public sealed record MyPart(Participant Participant, Programme Of, bool IsOpen, int Pairs)
{
    /// <summary>The questions about oneself that come before the first session wait for them.</summary>
    public bool IsToAssess { get; init; }

    /// <summary>Their programme asks mentors to be ready before a first session, and they are not yet.</summary>
    public bool IsPreparing { get; init; }

    public Id<Programme> Programme => Of.Id;
    public string Name => Of.Name;

    /// <summary>What they offered to do where mentors are chosen.</summary>
    public Application? Application { get; init; }

    public bool IsUnfinished => Participant.EnrolledAt is null;
    public bool IsCandidate => Participant.IsCandidate && Application is not null;
    public bool Waits => !IsUnfinished && !Participant.IsCandidate && Pairs == 0;
}

/// <summary>An invitation that waits for an answer.</summary>
public sealed record MyInvitation(Id<Programme> Programme, string Name, ParticipantKind Kind);
