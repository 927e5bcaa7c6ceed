using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Evaluations;

/// <summary>What somebody would do next.</summary>
public enum NextWish
{
    GoOn = 1,

    /// <summary>Speak of it with the coach first.</summary>
    Adjust = 2,
    Stop = 3,
}

/// <summary>What a participant says of a session that was held; its author's alone, but for figures of five people and words they let managers read.</summary>
public sealed class Evaluation(Id<Programme> programmeId, Id<Session> sessionId, Id<Participant> participantId, DateTime answeredAt)
{
    /// <summary>Letters of one thing to keep, or to change.</summary>
    public const int MostWord = 300;

    /// <summary>Letters of something else that was learned or passed on.</summary>
    public const int MostOther = 100;

    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Session> SessionId { get; private set; } = sessionId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public DateTime AnsweredAt { get; private set; } = answeredAt;

    /// <summary>1 to 5.</summary>
    public int Usefulness { get; private set; }

    /// <summary>1 to 5.</summary>
    public int Comfort { get; private set; }

    /// <summary>Would you recommend it? 0 to 10.</summary>
    public int Recommends { get; private set; }
    public NextWish Next { get; private set; }

    /// <summary>Codes of <see cref="Gains"/> joined by '|'.</summary>
    public string PassedOn { get; private set; } = "";
    public string PassedOnOther { get; private set; } = "";
    public string Learned { get; private set; } = "";
    public string LearnedOther { get; private set; } = "";

    /// <summary>One thing to keep.</summary>
    public string Keep { get; private set; } = "";

    /// <summary>Its author lets the programme's managers read it, without a name.</summary>
    public bool KeepIsShared { get; private set; }

    /// <summary>One thing to change.</summary>
    public string Change { get; private set; } = "";
    public bool ChangeIsShared { get; private set; }

    /// <summary>The batch in which figures count it; null while it waits, and may change.</summary>
    public int? Batch { get; private set; }
    public int Version { get; private set; }

    public bool IsReleased => Batch is not null;

    /// <summary>Says it, or says it anew while no figure counts it.</summary>
    public void Say(EvaluationAnswers answers, DateTime now)
    {
        if (IsReleased)
            throw new RefusedException("evaluations.refused.released");
        AnsweredAt = now;
        (Usefulness, Comfort, Recommends, Next) = (answers.Usefulness, answers.Comfort, answers.Recommends, answers.Next);
        (PassedOn, PassedOnOther) = (string.Join('|', answers.PassedOn), answers.PassedOnOther);
        (Learned, LearnedOther) = (string.Join('|', answers.Learned), answers.LearnedOther);
        (Keep, KeepIsShared) = (answers.Keep, answers.KeepIsShared && answers.Keep.Length > 0);
        (Change, ChangeIsShared) = (answers.Change, answers.ChangeIsShared && answers.Change.Length > 0);
        Version++;
    }

    /// <summary>Nobody but its author reads its words any more.</summary>
    public void TakeWordsBack()
    {
        (KeepIsShared, ChangeIsShared) = (false, false);
        Version++;
    }

    /// <summary>From here on figures count it, and it does not change.</summary>
    public void Release(int batch)
    {
        Batch = batch;
        Version++;
    }

    /// <summary>What figures count of it: every question, of every answer.</summary>
    public IReadOnlyList<(Question Question, int Value)> Said =>
        [
            (Question.Usefulness, Usefulness),
            (Question.Comfort, Comfort),
            (Question.Recommends, Recommends),
            (Question.Next, (int)Next),
            (Question.PassedOn, PassedOn.Length + PassedOnOther.Length > 0 ? 1 : 0),
            (Question.Learned, Learned.Length + LearnedOther.Length > 0 ? 1 : 0),
        ];

    internal sealed class Mapping : IEntityTypeConfiguration<Evaluation>
    {
        public void Configure(EntityTypeBuilder<Evaluation> evaluations)
        {
            evaluations.HasKey(e => new { e.SessionId, e.ParticipantId });
            evaluations.HasIndex(e => new { e.ProgrammeId, e.Batch });
            evaluations.HasIndex(e => e.ParticipantId);
            // Words that managers may read: few among many.
            evaluations.HasIndex(e => new { e.ProgrammeId, e.Batch }, "ix_evaluations_keep").HasFilter("keep_is_shared");
            evaluations.HasIndex(e => new { e.ProgrammeId, e.Batch }, "ix_evaluations_change").HasFilter("change_is_shared");
            evaluations.Property(e => e.PassedOnOther).HasMaxLength(MostOther);
            evaluations.Property(e => e.LearnedOther).HasMaxLength(MostOther);
            evaluations.Property(e => e.Keep).HasMaxLength(MostWord);
            evaluations.Property(e => e.Change).HasMaxLength(MostWord);
            evaluations.Property(e => e.Version).IsConcurrencyToken();
            evaluations.Ignore(e => e.IsReleased);
            evaluations.Ignore(e => e.Said);
            evaluations.HasOne<Programme>().WithMany().HasForeignKey(e => e.ProgrammeId);
            evaluations.HasOne<Session>().WithMany().HasForeignKey(e => e.SessionId);
            evaluations.HasOne<Participant>().WithMany().HasForeignKey(e => e.ParticipantId);
        }
    }
}
