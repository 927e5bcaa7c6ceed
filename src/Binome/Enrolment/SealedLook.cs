using Binome.Platform.Audit;

namespace Binome.Enrolment;

/// <summary>Whoever opens the page of somebody who takes part, by virtue of a role, leaves a line in the audit log, under the participant's id: read there, it is an alias.</summary>
public sealed class SealedLook(Looks looks)
{
    /// <summary>Somebody sealed, looked at by the one who knows who it is.</summary>
    public const string Act = "enrolment.audit.lookedAtSealed";

    public const string ActOnOthers = "enrolment.audit.lookedAt";
    public const string ListAct = "enrolment.audit.listedSealed";

    /// <summary>Called by every page that shows one participant, before it shows them.</summary>
    public async Task At(Participant participant, ProgrammeReader reader, CancellationToken stop)
    {
        if (IsOwn(participant, reader))
            return;
        var act = participant.IsSealed && reader.IsSealedCoordinator ? Act : ActOnOthers;
        await looks.Write(reader.Viewer.Actor, act, participant.Id.ToString(), stop);
    }

    /// <summary>Called by every list that names those who take part: one line, whoever and however many they are.</summary>
    public async Task At(IEnumerable<Participant> listed, ProgrammeReader reader, CancellationToken stop)
    {
        if (!reader.IsSealedCoordinator || !listed.Any(one => one.IsSealed && reader.Knows(one) && !IsOwn(one, reader)))
            return;
        await looks.Write(reader.Viewer.Actor, ListAct, reader.Programme.ToString(), stop);
    }

    private static bool IsOwn(Participant participant, ProgrammeReader reader) =>
        participant.PersonId == reader.Viewer.Person || reader.Partners.Contains(participant.Id);
}
