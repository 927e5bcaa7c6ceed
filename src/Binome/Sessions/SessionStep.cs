using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Sessions;

public enum StepKind
{
    Proposed = 1,
    Accepted = 2,

    /// <summary>None of the times suits, or others would be better.</summary>
    AskedAgain = 3,

    /// <summary>An agreed one: other times are proposed, the old one stands until one of them is accepted.</summary>
    AskedToMove = 4,

    /// <summary>The move that was asked for is not: the old time stands.</summary>
    Kept = 5,
    Cancelled = 6,
    Held = 7,
    Missed = 8,

    /// <summary>One of two mentors comes no more; the others meet.</summary>
    Fewer = 9,

    /// <summary>Said where it is, or elsewhere.</summary>
    Placed = 10,
}

/// <summary>What happened to a session: who did what when, with the word that those who sit there with them read, and nobody else.</summary>
/// <param name="by">Null when the pair ended or was paused: nobody cancelled it.</param>
public sealed class SessionStep(Id<Session> sessionId, int number, StepKind kind, Id<Participant>? by, DateTime at, string word)
{
    public Id<Session> SessionId { get; private set; } = sessionId;
    public int Number { get; private set; } = number;
    public StepKind Kind { get; private set; } = kind;
    public Id<Participant>? By { get; private set; } = by;

    /// <summary>The assistant who did it for them; null where they did it themselves.</summary>
    public Id<Person>? Through { get; internal set; }
    public DateTime At { get; private set; } = at;

    /// <summary>Empty when nothing was said.</summary>
    public string Word { get; private set; } = word;

    internal void ForgetWord() => Word = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SessionStep>
    {
        public void Configure(EntityTypeBuilder<SessionStep> steps)
        {
            steps.HasKey(s => new { s.SessionId, s.Number });
            steps.Property(s => s.Number).ValueGeneratedNever();
            steps.Property(s => s.Word).HasMaxLength(Session.MostWord);
        }
    }
}
