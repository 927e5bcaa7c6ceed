namespace Binome.Matching;

/// <summary>A row of pairs.csv: one unit of a mentee's demand.</summary>
/// <param name="Mentor">Position, or -1 when nobody was found.</param>
public readonly record struct PairRow(int Mentee, int Mentor, int Fit, bool IsLocked, Alternative? RunnerUp);

/// <summary>The best pairs of two lists, with all that explains and proves them.</summary>
public sealed class PairResult
{
    private readonly Lazy<IReadOnlyList<PairRow>> _rows;

    internal PairResult(
        PairingFiles files,
        RuleSet rules,
        Roster roster,
        IReadOnlySet<(int Mentor, int Mentee)> locks,
        IReadOnlySet<(int Mentor, int Mentee)> forbids
    )
    {
        (Files, Rules, Roster, Locks, Forbids) = (files, rules, roster, locks, forbids);
        Plan = Solver.Solve(roster.Problem(locks));
        Explanation = Plan.Explain();
        Fit = Plan.Fit + locks.Sum(pair => (long)roster.Fit(pair.Mentee, pair.Mentor));
        _rows = new(() => [.. Enumerable.Range(0, roster.Mentees).SelectMany(RowsOf)]);
    }

    public PairingFiles Files { get; }
    public Roster Roster { get; }
    public Plan Plan { get; }
    public Explanation Explanation { get; }

    /// <summary>Pairs, the locked ones too.</summary>
    public int Pairs => Plan.Pairs.Count + Locks.Count;

    /// <summary>Total fit, of the locked pairs too.</summary>
    public long Fit { get; }

    public long Demand => Enumerable.Range(0, Roster.Mentees).Sum(i => (long)Roster.Demand(i));

    /// <summary>Pairs that no rule forbids.</summary>
    public int Allowed => Plan.Problem.Allowed + Locks.Count;

    /// <summary>Mentees in the order of their file, each with one row per mentor wanted, the best fit first.</summary>
    public IReadOnlyList<PairRow> Rows => _rows.Value;

    internal RuleSet Rules { get; }
    internal IReadOnlySet<(int Mentor, int Mentee)> Locks { get; }
    internal IReadOnlySet<(int Mentor, int Mentee)> Forbids { get; }

    private ILookup<int, int> MentorsOf => field ??= Plan.Pairs.ToLookup(pair => pair.Mentee, pair => pair.Mentor);
    private ILookup<int, int> LockedOf => field ??= Locks.ToLookup(pair => pair.Mentee, pair => pair.Mentor);

    private IEnumerable<PairRow> RowsOf(int mentee)
    {
        var rows = MentorsOf[mentee]
            .Select(mentor => new PairRow(mentee, mentor, Roster.Fit(mentee, mentor), false, Explanation.RunnerUp(mentee, mentor)))
            .Concat(LockedOf[mentee].Select(mentor => new PairRow(mentee, mentor, Roster.Fit(mentee, mentor), true, null)))
            .OrderByDescending(row => row.Fit)
            .ThenBy(row => Roster.Mentor(row.Mentor).Id, StringComparer.Ordinal)
            .ToList();
        var missing = Roster.Demand(mentee) - rows.Count;
        var instead = missing > 0 ? Explanation.RunnerUp(mentee, -1) : null;
        return [.. rows, .. Enumerable.Repeat(new PairRow(mentee, -1, 0, false, instead), missing)];
    }
}
