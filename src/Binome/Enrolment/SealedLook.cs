using Binome.Platform;
using Binome.Platform.Audit;

namespace Binome.Enrolment;

/// <summary>Whoever opens a sealed person's page by virtue of their role leaves a line in the audit log, under the alias's id.</summary>
public sealed class SealedLook(BinomeDb db, Journal journal)
{
    public const string Act = "enrolment.audit.lookedAtSealed";
    public const string ListAct = "enrolment.audit.listedSealed";

    /// <summary>Called by every page that shows one participant, before it shows them.</summary>
    public async Task At(Participant participant, ProgrammeReader reader, CancellationToken stop)
    {
        if (!participant.IsSealed || !reader.IsSealedCoordinator || IsOwn(participant, reader))
            return;
        journal.Write(reader.Viewer.Actor, Act, participant.Id.ToString());
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Called by every list that names those who take part: one line, whoever and however many they are.</summary>
    public async Task At(IEnumerable<Participant> listed, ProgrammeReader reader, CancellationToken stop)
    {
        if (!reader.IsSealedCoordinator || !listed.Any(one => one.IsSealed && reader.Knows(one) && !IsOwn(one, reader)))
            return;
        journal.Write(reader.Viewer.Actor, ListAct, reader.Programme.ToString());
        await db.SaveChangesAsync(stop);
    }

    private static bool IsOwn(Participant participant, ProgrammeReader reader) =>
        participant.PersonId == reader.Viewer.Person || reader.Partners.Contains(participant.Id);
}
