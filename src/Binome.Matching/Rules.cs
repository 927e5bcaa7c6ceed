namespace Binome.Matching;

/// <summary>What may forbid a pair, in the order in which it is named when several do: a veto only where nothing else forbids the pair.</summary>
public enum Rule
{
    /// <summary>Nobody mentors themselves.</summary>
    Self,

    /// <summary>One is in the other's chain of managers.</summary>
    ReportingLine,

    /// <summary>They have the same direct manager.</summary>
    SameTeam,

    /// <summary>One appraises the other.</summary>
    Appraiser,

    /// <summary>One decides on the other's career.</summary>
    Hr,

    /// <summary>No language in common.</summary>
    CommonLanguage,

    /// <summary>Their clocks differ too much.</summary>
    MaxHoursApart,

    /// <summary>No half hour in common in a week.</summary>
    CommonHours,

    /// <summary>Somebody is outside the programme's scope.</summary>
    Scope,

    /// <summary>One of them vetoes the other.</summary>
    Veto,

    /// <summary>The programme manager forbids this very pair.</summary>
    Forbid,
}

/// <summary>The rule that forbids a pair and its facts.</summary>
/// <param name="Rule">The first rule that forbids it.</param>
/// <param name="Who">Veto: who vetoes. Scope: who is outside. Line: who stands above. Team: the manager. Appraiser, HR: who decides.</param>
/// <param name="Whom">Line, appraiser, HR: the other. Scope: the fact outside it.</param>
/// <param name="Number">Line: levels between them. Hours apart: minutes.</param>
public readonly record struct Obstacle(Rule Rule, string? Who = null, string? Whom = null, int Number = 0);

/// <summary>Who is in the programme: an empty list means everybody; several lists must all agree.</summary>
public sealed record Scope
{
    /// <summary>Companies.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>Country codes.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Units.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The fact that puts somebody outside, or null; an unknown fact does not.</summary>
    internal string? Excludes(Person person) =>
        Outside(Companies, person.Company) ? person.Company
        : Outside(Countries, person.Country) ? person.Country
        : Outside(Units, person.Unit) ? person.Unit
        : Ids.Count > 0 && !Ids.Contains(person.Id) ? person.Id
        : null;

    private static bool Outside(IReadOnlyList<string> allowed, string? fact) =>
        allowed.Count > 0 && fact is not null && !allowed.Contains(fact, StringComparer.OrdinalIgnoreCase);
}

/// <summary>How much each criterion counts: integers 0 to 100, normalised by their sum, which is above 0. The defaults are argued in docs/matching.md.</summary>
public sealed record Weights(
    int Needs = 40,
    int Language = 15,
    int Place = 5,
    int Style = 15,
    int Distance = 10,
    int Novelty = 5,
    int Wishes = 10
)
{
    /// <summary>The sum of all.</summary>
    public int Sum => Needs + Language + Place + Style + Distance + Novelty + Wishes;

    internal bool AreValid =>
        Sum > 0
        && Math.Min(Math.Min(Math.Min(Needs, Language), Math.Min(Place, Style)), Math.Min(Math.Min(Distance, Novelty), Wishes)) >= 0
        && Math.Max(Math.Max(Math.Max(Needs, Language), Math.Max(Place, Style)), Math.Max(Math.Max(Distance, Novelty), Wishes)) <= 100;
}

/// <summary>The programme's hard rules and weights; the defaults are those of rules.json.</summary>
public sealed record Rules
{
    /// <summary>Levels of the chain of managers within which a pair is forbidden; 0 switches the rule off.</summary>
    public int LineDepth { get; init; } = 99;

    /// <summary>Ids for whom only level 1 counts: or else the chief executive, above everybody, could have nobody.</summary>
    public IReadOnlyList<string> LineExempt { get; init; } = [];

    /// <summary>Forbids two people of the same direct manager.</summary>
    public bool SameTeam { get; init; } = true;

    /// <summary>Forbids appraiser and appraised.</summary>
    public bool Appraiser { get; init; } = true;

    /// <summary>Forbids HR decider and those decided on.</summary>
    public bool Hr { get; init; } = true;

    /// <summary>Forbids two people without a common language.</summary>
    public bool CommonLanguage { get; init; } = true;

    /// <summary>Forbids clocks that differ by more hours.</summary>
    public int MaxHoursApart { get; init; } = 6;

    /// <summary>Forbids two people without 30 consecutive minutes in common in a week.</summary>
    public bool CommonHours { get; init; }

    /// <summary>Which mentors are in scope.</summary>
    public Scope Mentors { get; init; } = new();

    /// <summary>Which mentees are in scope.</summary>
    public Scope Mentees { get; init; } = new();

    /// <summary>How much each criterion counts.</summary>
    public Weights Weights { get; init; } = new();

    /// <summary>Breaks ties.</summary>
    public long Seed { get; init; } = 1;
}
