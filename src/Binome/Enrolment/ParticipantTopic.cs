using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Enrolment;

/// <summary>A mentor's skill with its level, or a mentee's need with its importance, 1 to 5.</summary>
public sealed class ParticipantTopic(Id<Participant> participantId, string topic, int level)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public string Topic { get; private set; } = topic;
    public int Level { get; internal set; } = level;

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantTopic>
    {
        public void Configure(EntityTypeBuilder<ParticipantTopic> topics)
        {
            topics.HasKey(t => new { t.ParticipantId, t.Topic });
            topics.HasOne<Participant>().WithMany().HasForeignKey(t => t.ParticipantId);
        }
    }
}

public enum ChoiceKind
{
    /// <summary>"Rather with this person."</summary>
    Wish = 1,

    /// <summary>"Not with this person": shown to nobody but its author.</summary>
    Veto = 2,

    /// <summary>A company's list says that the two have been a pair before: no choice of anybody's, and told to nobody.</summary>
    Met = 3,
}

/// <summary>A wish or a veto about a colleague, who need not take part.</summary>
public sealed class ParticipantChoice(Id<Participant> participantId, Id<Person> otherId, ChoiceKind kind, int rank)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public Id<Person> OtherId { get; private set; } = otherId;
    public ChoiceKind Kind { get; private set; } = kind;

    /// <summary>Wishes in order, from 1.</summary>
    public int Rank { get; internal set; } = rank;

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantChoice>
    {
        public void Configure(EntityTypeBuilder<ParticipantChoice> choices)
        {
            choices.HasKey(c => new
            {
                c.ParticipantId,
                c.OtherId,
                c.Kind,
            });
            choices.HasOne<Participant>().WithMany().HasForeignKey(c => c.ParticipantId);
        }
    }
}

/// <summary>The mentee's problem in their own words: theirs and, once paired, their mentor's; nobody else's.</summary>
public sealed class Problem(Id<Participant> participantId)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;

    /// <summary>What bothers you today?</summary>
    public string Today { get; internal set; } = "";

    /// <summary>What have you tried?</summary>
    public string Tried { get; internal set; } = "";

    /// <summary>What would you like to be able to do?</summary>
    public string Wanted { get; internal set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Problem>
    {
        public void Configure(EntityTypeBuilder<Problem> problems)
        {
            problems.HasKey(p => p.ParticipantId);
            problems.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
        }
    }
}
