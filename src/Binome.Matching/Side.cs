namespace Binome.Matching;

/// <summary>Somebody of one list, ready for comparing with everybody of the other: ids and words are numbers.</summary>
internal sealed class Side
{
    public required Person Person { get; init; }

    /// <summary>Position in the own list.</summary>
    public required int Index { get; init; }

    /// <summary>Everybody above, by number, with levels.</summary>
    public required Dictionary<int, int> Above { get; init; }

    /// <summary>Number of the person, of the direct manager (or -1), and of all who stand in these roles.</summary>
    public required int Number { get; init; }
    public required int Manager { get; init; }
    public required int[] Appraisers { get; init; }
    public required int[] Hr { get; init; }

    /// <summary>From the top down, solid lines only.</summary>
    public required int[] Chain { get; init; }
    public required int[] Languages { get; init; }

    /// <summary>Topics by number, -1 for one that no mentor teaches.</summary>
    public required (int Topic, int Importance)[] Topics { get; init; }
    public required int[] Levels { get; init; }

    /// <summary>Country, city and unit by number, whatever their capitals; -1 where not known.</summary>
    public required int Country { get; init; }
    public required int City { get; init; }
    public required int Unit { get; init; }

    /// <summary>The five axes, or nothing.</summary>
    public required int[] Style { get; init; }

    /// <summary>Position in the other list, and rank from 0.</summary>
    public required Dictionary<int, int> Wishes { get; init; }
    public required HashSet<int> Vetoes { get; init; }
    public required HashSet<int> Met { get; init; }

    /// <summary>Free hours on the clock of UTC; empty when hours or zone are not known.</summary>
    public required WeekSpan[] Hours { get; init; }
    public required bool Exempt { get; init; }

    /// <summary>The fact that puts the person out of scope.</summary>
    public required string? OutOfScope { get; init; }
}
