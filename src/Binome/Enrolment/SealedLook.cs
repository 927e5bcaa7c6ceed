using Binome.Platform;
using Binome.Platform.Audit;

namespace Binome.Enrolment;

/// <summary>Whoever opens a sealed person's page by virtue of their role leaves a line in the audit log, under the alias's id.</summary>
public sealed class SealedLook(BinomeDb db, Journal journal)
{
    public const string Act = "enrolment.audit.lookedAtSealed";

    /// <summary>Called by every page that shows one participant, before it shows them.</summary>
    public async Task At(Participant participant, ProgrammeReader reader, CancellationToken stop)
    {
        var isOwn = participant.PersonId == reader.Viewer.Person || reader.Partners.Contains(participant.Id);
        if (!participant.IsSealed || !reader.IsSealedCoordinator || isOwn)
            return;
        journal.Write(reader.Viewer.Actor, Act, participant.Id.ToString());
        await db.SaveChangesAsync(stop);
    }
}
