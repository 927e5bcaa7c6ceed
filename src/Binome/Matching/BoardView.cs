namespace Binome.Matching;

/// <summary>A pair as it stands on a board.</summary>
/// <param name="Weak">Names of the criteria of two notches or fewer: the pair deserves a look.</param>
internal sealed record BoardRow(
    int Mentee,
    int Mentor,
    int Fit,
    bool IsLocked,
    IReadOnlyList<string> Weak,
    bool IsWishedByMentee,
    bool IsWishedByMentor
)
{
    /// <summary>A weak place or a weak style alone is no reason to stop: half of an international programme would be read.</summary>
    public bool IsToRead => !IsLocked && (Weak.Count > 1 || Weak is ["needs" or "language" or "distance"]);
    public bool IsWished => IsWishedByMentee || IsWishedByMentor;
}

/// <summary>A board after some edits: all that its page needs beside names; never changed once made.</summary>
/// <param name="Number">The last edit that it knows.</param>
/// <param name="Rows">The least sure first.</param>
/// <param name="Alone">Mentees with an unserved unit of demand, and how many units.</param>
/// <param name="Untouched">Pairs and total fit with no edit at all.</param>
internal sealed record BoardView(
    int Number,
    BoardState State,
    IReadOnlyList<BoardRow> Rows,
    IReadOnlyList<(int Mentee, int Missing)> Alone,
    long Fit,
    int Wanted,
    int Places,
    (int Pairs, long Fit) Untouched
)
{
    public IReadOnlyList<BoardRow> ToRead { get; } = [.. Rows.Where(row => row.IsToRead)];
    public IReadOnlyList<BoardRow> Locked { get; } = [.. Rows.Where(row => row.IsLocked)];
    public IReadOnlyList<BoardRow> Wished { get; } = [.. Rows.Where(row => row.IsWished)];

    /// <summary>Who is with each mentor, the locked ones aside.</summary>
    public ILookup<int, int> Held => field ??= Rows.Where(row => !row.IsLocked).ToLookup(row => row.Mentor, row => row.Mentee);

    /// <summary>All mentors of each mentee.</summary>
    public ILookup<int, int> MentorsOf => field ??= Rows.ToLookup(row => row.Mentee, row => row.Mentor);

    /// <summary>Points of fit, on five, of all pairs together or of their mean.</summary>
    public decimal Mean => Rows.Count == 0 ? 0 : Points(Fit) / Rows.Count;

    /// <summary>One message goes to each of them, however many pairs they are in.</summary>
    public int People => Rows.Select(row => row.Mentor).Distinct().Count() + Rows.Select(row => row.Mentee).Distinct().Count();

    public static decimal Points(long fit) => fit * 5m / Criteria.Whole;
}

/// <summary>What one edit did to the whole plan.</summary>
internal sealed record BoardChange(BoardEdit Edit, IReadOnlyList<Move> Moves, int PairsBefore, long FitBefore, int Pairs, long Fit);
