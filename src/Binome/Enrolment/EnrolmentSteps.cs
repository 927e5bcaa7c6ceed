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
    public const string Discretion = "discretion";
    public const string Review = "review";

    private static readonly string[] s_ofMentors = [Topics, Levels, Hours, Choices, Style, Review];
    private static readonly string[] s_ofMentees = [Topics, Levels, Problem, Hours, Choices, Style, Discretion, Review];

    public static IReadOnlyList<string> Of(ParticipantKind kind) => kind == ParticipantKind.Mentor ? s_ofMentors : s_ofMentees;

    /// <summary>The step asked for; where none or nonsense is asked for, the first that is not saved yet.</summary>
    public static string Find(ParticipantKind kind, string? asked, Participant? participant)
    {
        var steps = Of(kind);
        if (asked is not null && steps.Contains(asked))
            return asked;
        return participant is null ? steps[0]
            : participant.IsEnrolled ? Review
            : steps[Math.Min(participant.Step, steps.Count - 1)];
    }

    public static int Number(ParticipantKind kind, string step) => Of(kind).ToList().IndexOf(step);

    public static string Next(ParticipantKind kind, string step) => Of(kind)[Math.Min(Number(kind, step) + 1, Of(kind).Count - 1)];

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
