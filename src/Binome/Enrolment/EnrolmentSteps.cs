namespace Binome.Enrolment;

/// <summary>The steps of the form, one question each; every one is saved when it is left.</summary>
public static class EnrolmentSteps
{
    public const string Topics = "topics";
    public const string Levels = "levels";
    public const string Problem = "problem";
    public const string Hours = "hours";
    public const string Choices = "choices";
    public const string Style = "style";

    /// <summary>Where mentors are chosen: why they would like to be one, and something explained.</summary>
    public const string Motivation = "motivation";
    public const string Discretion = "discretion";
    public const string Review = "review";

    private static readonly string[] s_ofMentors = [Topics, Levels, Hours, Choices, Style, Review];
    private static readonly string[] s_ofCandidates = [Topics, Levels, Hours, Choices, Style, Motivation, Review];
    private static readonly string[] s_ofMentees = [Topics, Levels, Problem, Hours, Choices, Style, Discretion, Review];

    /// <param name="chooses">Whether somebody chooses among those who offer to be mentors.</param>
    public static IReadOnlyList<string> Of(ParticipantKind kind, bool chooses = false) =>
        kind == ParticipantKind.Mentee ? s_ofMentees
        : chooses ? s_ofCandidates
        : s_ofMentors;

    /// <summary>The step asked for; where none or nonsense is asked for, the first that is not saved yet.</summary>
    public static string Find(IReadOnlyList<string> steps, string? asked, Participant? participant)
    {
        if (asked is not null && steps.Contains(asked))
            return asked;
        return participant is null ? steps[0]
            : participant.HasSent ? Review
            : steps[Math.Min(participant.Step, steps.Count - 1)];
    }

    /// <summary>Of somebody whom nobody chooses.</summary>
    public static int Number(ParticipantKind kind, string step) => Of(kind).ToList().IndexOf(step);

    /// <summary>As addresses write it.</summary>
    public static string NameOf(ParticipantKind kind) => kind == ParticipantKind.Mentor ? "mentor" : "mentee";

    public static ParticipantKind? KindOf(string? name) =>
        name switch
        {
            "mentor" => ParticipantKind.Mentor,
            "mentee" => ParticipantKind.Mentee,
            _ => null,
        };
}
