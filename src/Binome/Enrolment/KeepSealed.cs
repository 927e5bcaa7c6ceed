using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Those who are sealed trust one named person: they are told when it is another, and are never left without.</summary>
internal sealed class KeepSealed(BinomeDb db, EnrolmentMails mails) : IReact<SealedCoordinatorNamed>, IReact<SealedCoordinatorTaken>
{
    public async Task On(SealedCoordinatorNamed fact, CancellationToken stop)
    {
        foreach (var participant in await Sealed(fact.Programme.Id).ToListAsync(stop))
            await mails.To(fact.Programme, participant, EnrolmentMails.Keeper, $"keeper:{fact.Role}:{participant.Id}", stop);
    }

    public async Task On(SealedCoordinatorTaken fact, CancellationToken stop)
    {
        if (await Sealed(fact.Programme).AnyAsync(stop))
            throw new RefusedException("enrolment.refused.sealedRemain");
    }

    private IQueryable<Participant> Sealed(Id<Programme> programme) =>
        db.Participants.Enrolled().Where(p => p.ProgrammeId == programme && p.Discretion == Discretion.Sealed);
}
