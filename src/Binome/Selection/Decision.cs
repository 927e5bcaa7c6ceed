using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Selection;

public enum Outcome
{
    Selected = 1,

    /// <summary>For the next programme, where they are read first.</summary>
    Reserve = 2,

    /// <summary>Towards another useful role.</summary>
    Redirected = 3,
    Refused = 4,
}

/// <summary>What else somebody can do for a programme who does not mentor in it.</summary>
public enum OtherRole
{
    TopicAuthor = 1,
    WorkshopHelper = 2,

    /// <summary>Twenty minutes on one question, now and then.</summary>
    FlashMentor = 3,
}

/// <summary>One answer to an application: decided, and sent a little later.</summary>
/// <param name="reason">One of <see cref="Reasons"/>; empty for those who are selected.</param>
/// <param name="ownWords">Of whoever decided, added to the letter.</param>
/// <param name="decidedBy">An account's id; <see cref="ByThePromise"/> where the promised day came first.</param>
public sealed class Decision(
    Id<Decision> id,
    Id<Application> applicationId,
    Outcome outcome,
    string reason,
    string ownWords,
    DateTime decidedAt,
    string decidedBy
)
{
    /// <summary>Nobody decided in time: the instance keeps the promise by itself.</summary>
    public const string ByThePromise = "promise";

    /// <summary>The reasons that go with it: nobody decided; the programme is over.</summary>
    public const string Late = "late";
    public const string Over = "over";

    /// <summary>What a letter may give as its reason: none is about the person.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["places", "topics", "language", "site", "time", "practice"];

    /// <summary>Longer is a letter of its own.</summary>
    public const int MostWords = 600;

    public Id<Decision> Id { get; private set; } = id;
    public Id<Application> ApplicationId { get; private set; } = applicationId;
    public Outcome Outcome { get; private set; } = outcome;
    public string Reason { get; private set; } = reason;
    public string OwnWords { get; internal set; } = ownWords;
    public DateTime DecidedAt { get; private set; } = decidedAt;
    public string DecidedBy { get; private set; } = decidedBy;
    public DateTime? SentAt { get; private set; }

    public void Sent(DateTime now) => SentAt = now;

    /// <summary>The programme closed before it left: nobody is chosen for what is over, and the next one reads them first.</summary>
    public void Overtake()
    {
        if (Outcome == Outcome.Selected)
            (Outcome, Reason, OwnWords) = (Outcome.Reserve, Over, "");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> decisions)
        {
            decisions.HasIndex(d => d.ApplicationId);
            decisions.Property(d => d.OwnWords).HasMaxLength(MostWords);
            decisions.HasOne<Application>().WithMany().HasForeignKey(d => d.ApplicationId);
        }
    }
}
