namespace Binome.Matching;

/// <summary>What is known of somebody who may be paired. A fact that is not known is null or empty; it never forbids a pair.</summary>
/// <param name="Id">Unique among all people; the same id in both lists is one person.</param>
public sealed record Person(string Id)
{
    /// <summary>Id of the direct (solid-line) manager.</summary>
    public string? Manager { get; init; }

    /// <summary>Ids of dotted-line managers.</summary>
    public IReadOnlyList<string> DottedManagers { get; init; } = [];

    /// <summary>Ids of those who appraise this person.</summary>
    public IReadOnlyList<string> Appraisers { get; init; } = [];

    /// <summary>Ids of those who decide on this person's career.</summary>
    public IReadOnlyList<string> Hr { get; init; } = [];

    /// <summary>Languages, the person's first language first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Organisational unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Company of the group.</summary>
    public string? Company { get; init; }

    /// <summary>Country code.</summary>
    public string? Country { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Minutes that the person's clock is ahead of UTC on the day of the rules.</summary>
    public int? OffsetMinutes { get; init; }

    /// <summary>Free hours in the person's own time.</summary>
    public IReadOnlyList<WeekSpan> Hours { get; init; } = [];

    /// <summary>Level 1 to 5 by topic (mentors).</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>Importance 1 to 5 by topic (mentees).</summary>
    public IReadOnlyDictionary<string, int> Needs { get; init; } = new Dictionary<string, int>();

    /// <summary>Five answers 0 to 15, or none.</summary>
    public IReadOnlyList<int> Style { get; init; } = [];

    /// <summary>Ids wished for, the dearest first.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>Ids never to be paired with; beats a wish.</summary>
    public IReadOnlyList<string> Vetoes { get; init; } = [];

    /// <summary>Ids paired with before.</summary>
    public IReadOnlyList<string> Met { get; init; } = [];
}
