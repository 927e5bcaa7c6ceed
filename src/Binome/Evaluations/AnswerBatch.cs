using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Evaluations;

/// <summary>The smallest figures there are, decided beforehand: each answer is in one of them, and batches close in each for itself.</summary>
public enum Cell
{
    /// <summary>What mentors say of sessions.</summary>
    Mentors = 1,

    /// <summary>What mentees say of sessions.</summary>
    Mentees = 2,

    /// <summary>What mentors say of themselves before the first session.</summary>
    MentorsBefore = 3,
    MentorsAfter = 4,
    MenteesBefore = 5,
    MenteesAfter = 6,

    /// <summary>Whether mentees use it, two weeks after.</summary>
    UsedSoon = 7,

    /// <summary>And eight weeks after.</summary>
    UsedLater = 8,

    /// <summary>What mentors say it takes of their time.</summary>
    MentorsHours = 9,
}

public enum Question
{
    Usefulness = 1,
    Comfort = 2,
    Recommends = 3,
    Next = 4,

    /// <summary>1: something was passed on.</summary>
    PassedOn = 5,

    /// <summary>1: something was learned.</summary>
    Learned = 6,

    /// <summary>A mentee: I am at ease with this topic, 0 to 10.</summary>
    AtEase = 7,

    /// <summary>A mentee: I can do it alone, 0 to 10.</summary>
    Alone = 8,

    /// <summary>A mentor: I can hold my own before a decision-maker, 0 to 10.</summary>
    HoldsOwn = 9,

    /// <summary>1: it was used at work.</summary>
    UsedAtWork = 10,

    /// <summary>Half hours of thirty days, 0 to 120.</summary>
    HalfHours = 11,
}

/// <summary>Answers of five people or more that figures count from one night on: frozen sums, whatever becomes of the answers (docs/privacy.md).</summary>
public sealed class AnswerBatch(Id<Programme> programmeId, Cell cell, int number, DateTime closedAt, int answers, int newcomers)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Cell Cell { get; private set; } = cell;

    /// <summary>From 1, in its cell.</summary>
    public int Number { get; private set; } = number;
    public DateTime ClosedAt { get; private set; } = closedAt;
    public int Answers { get; private set; } = answers;

    /// <summary>People in it of whom no earlier batch of its cell counts an answer.</summary>
    public int Newcomers { get; private set; } = newcomers;

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerBatch>
    {
        public void Configure(EntityTypeBuilder<AnswerBatch> batches)
        {
            batches.HasKey(b => new
            {
                b.ProgrammeId,
                b.Cell,
                b.Number,
            });
            batches.Property(b => b.Cell).ValueGeneratedNever();
            batches.Property(b => b.Number).ValueGeneratedNever();
            batches.HasOne<Programme>().WithMany().HasForeignKey(b => b.ProgrammeId);
        }
    }
}

/// <summary>How many answers of a batch say this to that question.</summary>
public sealed class AnswerTally(Id<Programme> programmeId, Cell cell, int number, Question question, int value, int answers)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Cell Cell { get; private set; } = cell;

    /// <summary>Of its batch.</summary>
    public int Number { get; private set; } = number;
    public Question Question { get; private set; } = question;
    public int Value { get; private set; } = value;
    public int Answers { get; private set; } = answers;

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerTally>
    {
        public void Configure(EntityTypeBuilder<AnswerTally> tallies)
        {
            tallies.HasKey(t => new
            {
                t.ProgrammeId,
                t.Cell,
                t.Number,
                t.Question,
                t.Value,
            });
            tallies.Property(t => t.Value).ValueGeneratedNever();
            tallies
                .HasOne<AnswerBatch>()
                .WithMany()
                .HasForeignKey(t => new
                {
                    t.ProgrammeId,
                    t.Cell,
                    t.Number,
                });
        }
    }
}
