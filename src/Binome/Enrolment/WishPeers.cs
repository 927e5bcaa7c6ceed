using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Somebody no longer wishes to exchange with peers: who keeps groups takes them out of theirs, in the same transaction.</summary>
public sealed record PeersUnwished(Id<Participant> Participant, DateTime At);

/// <summary>Somebody invited as a middle manager would like to exchange with others, or no longer; at any time, and without a reason.</summary>
public sealed class WishPeers(BinomeDb db, IEnumerable<IReact<PeersUnwished>> reactions, TimeProvider clock)
{
    public async Task Run(Participant participant, bool wishes, CancellationToken stop)
    {
        if (wishes && !await IsOffered(participant, stop))
            throw new RefusedException("enrolment.refused.notPeers");
        var now = clock.Now();
        participant.WishPeers(wishes, now);
        foreach (var reaction in wishes ? [] : reactions)
            await reaction.On(new(participant.Id, now), stop);
    }

    /// <summary>To those who were invited as middle managers: a group is of people in the same place.</summary>
    public Task<bool> IsOffered(Participant participant, CancellationToken stop) =>
        db.Invitations.AnyAsync(
            i =>
                i.ProgrammeId == participant.ProgrammeId
                && i.PersonId == participant.PersonId
                && i.Kind == participant.Kind
                && i.Kind == ParticipantKind.Mentee
                && i.InWords == InvitationWords.MiddleManagers,
            stop
        );
}
