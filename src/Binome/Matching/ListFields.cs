using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>The fields of mentors.csv and mentees.csv beside the directory's, and the headings that mean them.</summary>
internal static class ListFields
{
    public const string Capacity = "capacity";
    public const string Demand = "demand";
    public const string Skills = "skills";
    public const string Needs = "needs";
    public const string Style = "style";
    public const string Wishes = "wishes";
    public const string Vetoes = "vetoes";
    public const string Met = "met";
    public const string Hours = "hours";

    public static readonly IReadOnlyList<Field> OfMentors =
    [
        new(Capacity, "capacité", "places", "nombre de places"),
        new(Skills, "skill", "compétences", "compétence", "savoirs"),
        .. OfBoth(),
    ];

    public static readonly IReadOnlyList<Field> OfMentees =
    [
        new(Demand, "demande", "mentors wanted", "mentors souhaités"),
        new(Needs, "need", "besoins", "besoin"),
        .. OfBoth(),
    ];

    private static IEnumerable<Field> OfBoth() =>
        [
            new(Style, "working style", "style de travail"),
            new(Wishes, "wish", "souhaits", "souhait"),
            new(Vetoes, "veto", "refus"),
            new(Met, "déjà rencontrés", "rencontrés", "already met"),
            new(Hours, "heures", "horaires", "disponibilités"),
        ];
}
