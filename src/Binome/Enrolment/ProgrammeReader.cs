using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Who reads within one programme, and what they are in it: resolved once by the page, before any name is said.</summary>
/// <param name="Partners">Those with whom the viewer is paired.</param>
public sealed record ProgrammeReader(
    Viewer Viewer,
    Id<Programme> Programme,
    bool IsManager,
    bool IsSealedCoordinator,
    IReadOnlySet<Id<Participant>> Partners
)
{
    /// <summary>Supports the mentors, and knows who they are; nobody else.</summary>
    public bool IsCoach { get; init; }

    /// <summary>Whether this reader may know who that is.</summary>
    public bool Knows(Participant participant)
    {
        if (participant.ProgrammeId != Programme)
            return false;
        if (participant.PersonId == Viewer.Person || Partners.Contains(participant.Id))
            return true;
        // A name that stood in a list until its owner chose to be sealed would be tied to the alias that takes its place.
        if (participant.EnrolledAt is null)
            return false;
        if (IsCoach && participant is { Kind: ParticipantKind.Mentor, IsSealed: false })
            return true;
        return participant.Discretion switch
        {
            Discretion.Sealed => IsSealedCoordinator,
            Discretion.PairOnly => IsManager || IsSealedCoordinator,
            _ => IsManager || IsSealedCoordinator || participant.Kind == ParticipantKind.Mentee,
        };
    }

    public static ProgrammeReader Of(Remit remit) => With(remit.Viewer, remit.Programme.Id, remit.Roles);

    /// <summary>The same from roles that the page has read already.</summary>
    public static ProgrammeReader With(
        Viewer viewer,
        Id<Programme> programme,
        IReadOnlySet<RoleKind> roles,
        IReadOnlySet<Id<Participant>>? partners = null
    ) =>
        new(
            viewer,
            programme,
            roles.Contains(RoleKind.Manager) || roles.Contains(RoleKind.Coordinator),
            roles.Contains(RoleKind.SealedCoordinator),
            partners ?? new HashSet<Id<Participant>>()
        )
        {
            IsCoach = roles.Contains(RoleKind.Coach),
        };
}
