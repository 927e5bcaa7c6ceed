using Binome.Platform;

namespace Binome.Programmes;

/// <content>From being prepared to being over, and what can be taken back.</content>
public sealed partial class Programme
{
    /// <summary>Opens enrolment: a draft, or one whose enrolment was closed too early.</summary>
    public void Enrol()
    {
        Must(ProgrammeState.Draft, ProgrammeState.Matching);
        MustStay();
        Become(ProgrammeState.Enrolling);
    }

    /// <summary>Ends enrolment; the pairs are next.</summary>
    public void Match()
    {
        Must(ProgrammeState.Enrolling);
        Become(ProgrammeState.Matching);
    }

    /// <summary>The first pairs were published.</summary>
    public void Run()
    {
        if (State == ProgrammeState.Running)
            return;
        Must(ProgrammeState.Enrolling, ProgrammeState.Matching);
        Become(ProgrammeState.Running);
    }

    public void Close(DateTime now)
    {
        Must(ProgrammeState.Enrolling, ProgrammeState.Matching, ProgrammeState.Running);
        ClosedAt = now;
        Become(ProgrammeState.Closed);
    }

    /// <summary>Closed by mistake; whether anybody was told meanwhile is asked before. Pairs that run let it run (<see cref="Run"/>).</summary>
    public void Reopen()
    {
        Must(ProgrammeState.Closed);
        MustStay();
        if (ForgottenAt is not null)
            throw new RefusedException("programmes.refused.forgotten");
        ClosedAt = null;
        Become(ProgrammeState.Matching);
    }

    /// <summary>All that was published was held back: pairs are to be chosen again.</summary>
    public void Rest()
    {
        Must(ProgrammeState.Running);
        Become(ProgrammeState.Matching);
    }

    /// <summary>Back to a draft, while nobody was written to.</summary>
    public void BackToDraft()
    {
        Must(ProgrammeState.Enrolling, ProgrammeState.Matching);
        if (SentAt is not null)
            throw new RefusedException("programmes.refused.sent");
        Become(ProgrammeState.Draft);
    }

    public void Archive(DateTime now)
    {
        Must(ProgrammeState.Draft, ProgrammeState.Closed);
        ArchivedAt = now;
        Version++;
    }

    /// <summary>Nothing begins in what was put away or is about to be deleted.</summary>
    private void MustStay()
    {
        if (ArchivedAt is not null)
            throw new RefusedException("programmes.refused.archived");
        if (DeleteAt is not null)
            throw new RefusedException("programmes.refused.deleting");
    }

    public void Unarchive()
    {
        ArchivedAt = null;
        Version++;
    }

    /// <summary>In which somebody may change their mind.</summary>
    public static readonly TimeSpan DeletionDelay = TimeSpan.FromDays(7);

    /// <summary>Deleted after a delay, in which it can be kept after all.</summary>
    public void DeleteLater(DateTime now)
    {
        Must(ProgrammeState.Draft, ProgrammeState.Closed);
        DeleteAt ??= now + DeletionDelay;
        Version++;
    }

    public void Keep()
    {
        DeleteAt = null;
        Version++;
    }

    public void Sent(DateTime now) => SentAt ??= now;

    /// <summary>What is over is read, not written.</summary>
    private void MustBeOpen()
    {
        Must(ProgrammeState.Draft, ProgrammeState.Enrolling, ProgrammeState.Matching, ProgrammeState.Running);
    }

    private void Become(ProgrammeState next)
    {
        State = next;
        Version++;
    }

    private void Must(params ReadOnlySpan<ProgrammeState> allowed)
    {
        if (!allowed.Contains(State))
            throw new RefusedException("programmes.refused.state", Words.Get($"programmes.state.{State}"));
    }
}
