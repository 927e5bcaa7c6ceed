using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Programmes;

public enum ProgrammeState
{
    /// <summary>Being prepared: nobody but its managers knows of it.</summary>
    Draft = 1,

    /// <summary>The call is out; people say what they offer and need.</summary>
    Enrolling = 2,

    /// <summary>Enrolment is over; pairs are being chosen.</summary>
    Matching = 3,

    /// <summary>Pairs are published and meet.</summary>
    Running = 4,

    /// <summary>Over; what people wrote goes when its time has come.</summary>
    Closed = 5,
}

/// <summary>A scope, rules, topics and dates within which people are paired.</summary>
public sealed partial class Programme(Id<Programme> id, string organisation, string name, DateTime createdAt)
{
    /// <summary>Of a name.</summary>
    public const int MostLetters = 100;

    public Id<Programme> Id { get; private set; } = id;

    /// <summary>Whose directory its people come from.</summary>
    public string Organisation { get; private set; } = organisation;
    public string Name { get; internal set; } = name;

    /// <summary>What it is for, in a sentence that its people read.</summary>
    public string Purpose { get; internal set; } = "";
    public ProgrammeState State { get; private set; } = ProgrammeState.Draft;
    public DateOnly? EnrolUntil { get; internal set; }
    public DateOnly? StartsOn { get; internal set; }
    public DateOnly? EndsOn { get; internal set; }

    /// <summary>Lengths that a session may have, in minutes, joined by '|'.</summary>
    public string SessionMinutes { get; internal set; } = "30|60";

    /// <summary>How many mentors meet together with a mentee: 1 or 2.</summary>
    public int MentorsTogether { get; internal set; } = 1;

    /// <summary>rules.json: hard rules, weights and objective; what it does not say has its default.</summary>
    public string Rules { get; internal set; } = "{}";

    /// <summary>Who may join, as JSON; see <see cref="ProgrammeScope"/>.</summary>
    public string Scope { get; internal set; } = "{}";

    /// <summary>Within how many days whoever offers to be a mentor has an answer; null: nobody chooses, who sends the form is in.</summary>
    public int? PromisedDays { get; private set; }

    /// <summary>By what applications are read, as JSON; empty: by what we propose. Of the capability that reads them.</summary>
    public string Rubric { get; internal set; } = "";

    /// <summary>Months after closing until words, notes and answers are deleted.</summary>
    public int KeepMonths { get; internal set; } = 12;
    public DateTime CreatedAt { get; private set; } = createdAt;
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The day on which it is looked at: its own last one, once it is over.</summary>
    public DateOnly LookedAt(DateOnly today) => ClosedAt is { } over ? DateOnly.FromDateTime(over) : today;

    /// <summary>The first mail left: from here on earlier steps cannot be undone.</summary>
    public DateTime? SentAt { get; private set; }
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>Deleted with all that belongs to it on this day, unless somebody changes their mind before.</summary>
    public DateTime? DeleteAt { get; private set; }

    /// <summary>What people wrote has been deleted.</summary>
    public DateTime? ForgottenAt { get; internal set; }
    public int Version { get; internal set; }

    /// <summary>While it runs, the last day on which late joiners are welcome.</summary>
    public DateOnly? LateUntil { get; private set; }

    /// <summary>The last day on which the door is open, where one is set.</summary>
    public DateOnly? OpenUntil => State == ProgrammeState.Running ? LateUntil : EnrolUntil;

    /// <remarks>The same as the query <see cref="ProgrammeQueries.Open"/>.</remarks>
    public bool IsOpenForEnrolment(DateOnly today) =>
        ArchivedAt is null
        && (State == ProgrammeState.Enrolling && !(EnrolUntil < today) || State == ProgrammeState.Running && LateUntil >= today);

    public void Describe(string name, string purpose)
    {
        MustBeOpen();
        (Name, Purpose) = (name, purpose);
        Version++;
    }

    public void Admit(ProgrammeScope scope)
    {
        MustBeOpen();
        Scope = scope.ToJson();
        Version++;
    }

    /// <summary>One mentor for a mentee, or two together: people said what they offer and need for that very shape.</summary>
    public void Shape(int mentorsTogether)
    {
        MustBeOpen();
        if (SentAt is not null && mentorsTogether != MentorsTogether)
            throw new RefusedException("programmes.refused.shape");
        MentorsTogether = mentorsTogether;
        Version++;
    }

    public void Last(IEnumerable<int> minutes)
    {
        MustBeOpen();
        SessionMinutes = string.Join('|', minutes.Order());
        Version++;
    }

    public void Plan(DateOnly? enrolUntil, DateOnly? startsOn, DateOnly? endsOn)
    {
        MustBeOpen();
        (EnrolUntil, StartsOn, EndsOn) = (enrolUntil, startsOn, endsOn);
        Version++;
    }

    /// <summary>Whoever comes while pairs meet already waits for the next round; null closes the door again.</summary>
    public void WelcomeLate(DateOnly? until, DateOnly today)
    {
        Must(ProgrammeState.Running);
        if (until < today)
            throw new RefusedException("programmes.refused.latePast");
        LateUntil = until;
        Version++;
    }

    public const int MostKeepMonths = 60;

    /// <summary>How long what people wrote is kept: those who wrote it were told, so it is not changed once the programme is over.</summary>
    public void KeepFor(int months)
    {
        MustBeOpen();
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, MostKeepMonths);
        KeepMonths = months;
        Version++;
    }

    public const int MostPromisedDays = 60;

    /// <summary>Mentors are chosen, and answered within so many days; null: whoever sends the form is in. Whether somebody waits for an answer is asked before.</summary>
    public void Select(int? promisedDays)
    {
        MustBeOpen();
        if (promisedDays is { } days)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostPromisedDays);
        }
        PromisedDays = promisedDays;
        Version++;
    }

    /// <param name="rubric">JSON; whether it was read by already is asked before.</param>
    public void ReadBy(string rubric)
    {
        MustBeOpen();
        Rubric = rubric;
        Version++;
    }

    /// <param name="rules">rules.json</param>
    public void PairBy(string rules)
    {
        MustBeOpen();
        Rules = rules;
        Version++;
    }

    public const int MostRequestLetters = 600;

    /// <summary>What its sponsor is asked to decide, in its managers' words, over or not; empty where nothing is.</summary>
    public string Request { get; internal set; } = "";

    /// <summary>The day by which the answer counts.</summary>
    public DateOnly? RequestUntil { get; internal set; }

    /// <summary>Once its day is over, the sponsor reads nothing of it any more.</summary>
    public bool IsAsking(DateOnly today) => Request.Length > 0 && !(RequestUntil < today);

    /// <summary>False where word for word the same stood there already.</summary>
    public bool Ask(string request, DateOnly? until, DateOnly today)
    {
        MustStay();
        if (ForgottenAt is not null)
            throw new RefusedException("programmes.refused.forgotten");
        if (request.Length == 0)
            until = null;
        if ((request, until) == (Request, RequestUntil))
            return false;
        if (until < today)
            throw new RefusedException("programmes.refused.requestPast");
        (Request, RequestUntil) = (request, until);
        Version++;
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Programme>
    {
        public void Configure(EntityTypeBuilder<Programme> programmes)
        {
            programmes.HasIndex(p => new { p.Organisation, p.Name });
            programmes.Property(p => p.Name).HasMaxLength(MostLetters);
            programmes.Property(p => p.Request).HasMaxLength(MostRequestLetters);
            programmes.Property(p => p.Version).IsConcurrencyToken();
            programmes.Ignore(p => p.OpenUntil);
        }
    }
}
