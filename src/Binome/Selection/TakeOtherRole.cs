using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;

namespace Binome.Selection;

/// <summary>Somebody who does not mentor takes another useful role: one click, another one at any time.</summary>
public sealed class TakeOtherRole(Journal journal, TimeProvider clock)
{
    /// <summary>As long as the programme goes on and they were answered, did not withdraw, and are not a mentor by now.</summary>
    public static bool IsOpen(Application application, Programme programme) =>
        programme.State != ProgrammeState.Closed
        && application is { AnsweredAt: not null, WithdrawnAt: null }
        && application.Outcome != Outcome.Selected;

    public void Run(Application application, Programme programme, OtherRole role)
    {
        if (!IsOpen(application, programme) || !Enum.IsDefined(role))
            throw new RefusedException("selection.refused.role");
        if (application.Took == role)
            return;
        application.Take(role, clock.Now());
        journal.Write(Enrolment.Enrol.Themselves, "selection.audit.tookRole", application.ParticipantId.ToString());
    }
}
