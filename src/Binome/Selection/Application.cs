using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Selection;

public enum TimeAnswer
{
    Agreed = 1,
    NotNow = 2,

    /// <summary>The programme's manager settled it with the line manager, outside.</summary>
    Settled = 3,
}

/// <summary>Somebody offers to be a mentor where mentors are chosen: what was promised to them, whether their manager agrees the time, and what they were answered.</summary>
public sealed class Application(
    Id<Application> id,
    Id<Programme> programmeId,
    Id<Participant> participantId,
    DateTime sentAt,
    DateTime promisedAt
)
{
    public Id<Application> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public DateTime SentAt { get; private set; } = sentAt;

    /// <summary>By when they have an answer, whatever happens.</summary>
    public DateTime PromisedAt { get; private set; } = promisedAt;

    /// <summary>When they were put on the reserve of an earlier programme: they are read first.</summary>
    public DateTime? ReserveSince { get; internal set; }

    /// <summary>The line manager who was asked to agree the time; null where the directory knows none who can be written to.</summary>
    public Id<Person>? AskedId { get; internal set; }
    public TimeAnswer? Time { get; private set; }
    public DateTime? TimeAnsweredAt { get; private set; }

    /// <summary>When what was decided leaves, if something waits to leave: until then it can be undone.</summary>
    public DateTime? LeavesAt { get; private set; }

    /// <summary>What they were told last.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>When they were first answered.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The other role that they took.</summary>
    public OtherRole? Took { get; private set; }
    public DateTime? TookAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>An answer promised by a day is promised by its evening, not by the hour at which somebody applied: eighteen o'clock at Greenwich, the same day from the Pacific to the Urals.</summary>
    public static DateTime Promise(DateTime now, int days) => now.AddDays(days).Date.AddHours(18);

    /// <summary>When the instance answers by itself, if nobody has: a mail takes its time too.</summary>
    public DateTime KeptAt => PromisedAt - TimeSpan.FromHours(1);

    public bool IsTimeOpen => AskedId is not null && Time is null && IsOpen;

    /// <summary>Somebody is waiting for an answer, and nothing is on its way.</summary>
    public bool IsOpen => AnsweredAt is null && WithdrawnAt is null && LeavesAt is null;

    /// <summary>Those not chosen may still be.</summary>
    public bool MayBeDecided => WithdrawnAt is null && LeavesAt is null && Outcome != Selection.Outcome.Selected;

    /// <summary>They withdrew and came back: a new application, with a promise of its own.</summary>
    public void SendAgain(DateTime now, DateTime promisedAt)
    {
        (SentAt, PromisedAt) = (now, promisedAt);
        (Time, TimeAnsweredAt, LeavesAt, Outcome, AnsweredAt, Took, TookAt, WithdrawnAt) = (null, null, null, null, null, null, null, null);
        Version++;
    }

    public void Answer(TimeAnswer time, DateTime now)
    {
        (Time, TimeAnsweredAt) = (time, now);
        Version++;
    }

    /// <summary>An answer is decided, and leaves then.</summary>
    public void Decide(DateTime leavesAt)
    {
        if (!MayBeDecided)
            throw new RefusedException("selection.refused.decided");
        LeavesAt = leavesAt;
        Version++;
    }

    public void Undo(DateTime now)
    {
        if (LeavesAt is null || LeavesAt <= now)
            throw new RefusedException("selection.refused.left");
        LeavesAt = null;
        Version++;
    }

    /// <summary>The answer leaves.</summary>
    public void Tell(Outcome outcome, DateTime now)
    {
        (Outcome, LeavesAt) = (outcome, null);
        AnsweredAt ??= now;
        Version++;
    }

    public void Take(OtherRole role, DateTime now)
    {
        (Took, TookAt) = (role, now);
        Version++;
    }

    public void Withdraw(DateTime now)
    {
        (WithdrawnAt, LeavesAt) = (WithdrawnAt ?? now, null);
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Application>
    {
        public void Configure(EntityTypeBuilder<Application> applications)
        {
            applications.HasIndex(a => a.ParticipantId).IsUnique();
            applications.HasIndex(a => new
            {
                a.ProgrammeId,
                a.AnsweredAt, // those without an answer lie together
                a.PromisedAt,
            });
            applications.HasIndex(a => a.AskedId);
            applications.Property(a => a.Version).IsConcurrencyToken();
            applications.Ignore(a => a.KeptAt);
            applications.Ignore(a => a.IsTimeOpen);
            applications.Ignore(a => a.IsOpen);
            applications.Ignore(a => a.MayBeDecided);
            applications.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId);
            applications.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId);
        }
    }
}
