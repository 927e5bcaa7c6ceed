using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Evaluations;

/// <summary>When somebody is asked about themselves.</summary>
public enum Asked
{
    /// <summary>From enrolment to the first session.</summary>
    Before = 1,

    /// <summary>Once their pair is done.</summary>
    After = 2,
    TwoWeeks = 3,
    EightWeeks = 4,
}

/// <summary>What somebody says of themselves, before, after, and some weeks later: its author's alone, but for figures of five people.</summary>
public sealed class SelfAssessment(
    Id<Programme> programmeId,
    Id<Participant> participantId,
    Asked asked,
    Question question,
    DateTime answeredAt
)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public Asked Asked { get; private set; } = asked;
    public Question Question { get; private set; } = question;
    public DateTime AnsweredAt { get; private set; } = answeredAt;

    /// <summary>0 to <see cref="Top"/>.</summary>
    public int Value { get; private set; }

    /// <summary>The batch in which figures count it; null while it waits, and may change.</summary>
    public int? Batch { get; private set; }
    public int Version { get; private set; }

    public void Say(int value, DateTime now)
    {
        if (Batch is not null)
            throw new RefusedException("evaluations.refused.released");
        (Value, AnsweredAt) = (value, now);
        Version++;
    }

    public void Release(int batch)
    {
        Batch = batch;
        Version++;
    }

    /// <summary>What is asked of whom when; nothing of a mentor about use at work.</summary>
    public static IReadOnlyList<Question> Of(ParticipantKind kind, Asked asked) =>
        (kind, asked) switch
        {
            (ParticipantKind.Mentee, Asked.Before or Asked.After) => [Question.AtEase, Question.Alone],
            (ParticipantKind.Mentor, Asked.Before or Asked.After) => [Question.HoldsOwn],
            (ParticipantKind.Mentee, Asked.TwoWeeks or Asked.EightWeeks) => [Question.UsedAtWork],
            _ => [],
        };

    /// <summary>The most that can be said: yes is 1.</summary>
    public static int Top(Question question) => question == Question.UsedAtWork ? 1 : 10;

    internal sealed class Mapping : IEntityTypeConfiguration<SelfAssessment>
    {
        public void Configure(EntityTypeBuilder<SelfAssessment> assessments)
        {
            assessments.HasKey(a => new
            {
                a.ParticipantId,
                a.Asked,
                a.Question,
            });
            assessments.HasIndex(a => new { a.ProgrammeId, a.Batch });
            assessments.Property(a => a.Asked).ValueGeneratedNever();
            assessments.Property(a => a.Question).ValueGeneratedNever();
            assessments.Property(a => a.Version).IsConcurrencyToken();
            assessments.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId);
            assessments.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId);
        }
    }
}
