using Binome.Matching.Groups;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>A row of pairs.csv: one unit of a mentee's demand.</summary>
/// <param name="Mentor">Position, or -1 when nobody was found.</param>
/// <param name="Group">Number of the group, from 1; 0 where people meet in twos.</param>
public readonly record struct PairRow(int Mentee, int Mentor, int Fit, bool IsLocked, Alternative? RunnerUp, int Group = 0);

/// <summary>The best pairs of two lists, with all that explains and proves them.</summary>
public sealed class PairResult
{
    private readonly Lazy<IReadOnlyList<PairRow>> _rows;

    internal PairResult(
        PairingFiles files,
        RuleSet rules,
        Roster roster,
        IReadOnlySet<(int Mentor, int Mentee)> locks,
        IReadOnlySet<(int Mentor, int Mentee)> forbids,
        IEnumerable<Person> directory
    )
    {
        (Files, Rules, Roster, Locks, Forbids) = (files, rules, roster, locks, forbids);
        _rows = new(AllRows);
        if (rules.InGroups)
        {
            Grouping = new(rules, roster, directory);
            Grouped = GroupSolver.Solve(Grouping.Problem);
            Groups = Grouping.InLists(Grouped.Groups);
            Allowed = Grouping.Problem.Pairs.Allowed;
            Chosen = [.. from g in Groups from i in g.Mentees from j in g.Mentors select new Pair(i, j, roster.Fit(i, j))];
            Fit = Grouped.Value.Fit;
            return;
        }
        Allowed = roster.Allowed(locks) + locks.Count;
        Fairness = rules.Objective == RuleSet.Fair ? Fair.Solve(roster.Problem(locks)) : null;
        Best = Fairness is null ? roster.Solve(locks) : null;
        Plan = Fairness?.Plan ?? (rules.Objective == RuleSet.Optimal ? Best : null);
        Chosen =
            Plan?.Pairs
            ?? Stable.Solve(roster.Problem(locks), (e, r) => roster.Wishes(e, r).OfMentee, (e, r) => roster.Wishes(e, r).OfMentor);
        Explanation = Plan?.Explain();
        LockedFit = locks.Sum(pair => (long)roster.Fit(pair.Mentee, pair.Mentor));
        Fit = Chosen.Sum(pair => (long)pair.Fit) + LockedFit;
    }

    public PairingFiles Files { get; }
    public Roster Roster { get; }

    /// <summary>With its certificate; null when stable pairs were asked for, which need none.</summary>
    public Plan? Plan { get; }

    public Explanation? Explanation { get; }

    /// <summary>Pairs, the locked ones too.</summary>
    public int Pairs => Chosen.Count + Locks.Count;

    /// <summary>Total fit, of the locked pairs too.</summary>
    public long Fit { get; }

    /// <summary>Pairs that no rule forbids.</summary>
    public int Allowed { get; }

    public long Demand => Enumerable.Range(0, Roster.Mentees).Sum(i => (long)Units(i));

    /// <summary>How far the best plan may be at most, as a part of it: 0 but for groups.</summary>
    public decimal Gap => (Grouped?.GapPerMillion ?? 0) / 1_000_000m;

    /// <summary>What is proved, as a sentence.</summary>
    public string Promise =>
        Grouped is null || Gap == 0
            ? Words.Get($"matching.report.{Rules.Objective}")
            : Words.Get("matching.report.within", Math.Ceiling(Gap * 10_000) / 100, Grouped.Bound.Pairs, Grouped.Bound.Fit);

    /// <summary>Mentees in the order of their file, each with one row per mentor wanted, the best fit first.</summary>
    public IReadOnlyList<PairRow> Rows => _rows.Value;

    internal RuleSet Rules { get; }

    /// <summary>Who meets together, by first mentee; none where people meet in twos.</summary>
    internal IReadOnlyList<Group> Groups { get; } = [];
    internal Grouping? Grouping { get; }
    internal GroupPlan? Grouped { get; }

    /// <summary>The pairs that were free to choose.</summary>
    internal IReadOnlyList<Pair> Chosen { get; }
    internal FairPlan? Fairness { get; }

    /// <summary>The most pairs and the greatest fit, to show what another objective costs.</summary>
    internal Plan? Best { get; }
    internal long LockedFit { get; }
    internal IReadOnlySet<(int Mentor, int Mentee)> Locks { get; }
    internal IReadOnlySet<(int Mentor, int Mentee)> Forbids { get; }

    private int Units(int mentee) => Grouping?.Units(mentee) ?? Roster.Demand(mentee);

    private Dictionary<(int Mentee, int Mentor), int> NumberOf =>
        field ??= Groups
            .SelectMany((group, at) => group.Mentees.SelectMany(i => group.Mentors.Select(j => (Pair: (i, j), Number: at + 1))))
            .ToDictionary(pair => pair.Pair, pair => pair.Number);

    private PairRow[] AllRows()
    {
        var (free, locked) = (new List<int>?[Roster.Mentees], new List<int>?[Roster.Mentees]);
        foreach (var pair in Chosen)
            (free[pair.Mentee] ??= []).Add(pair.Mentor);
        foreach (var (mentor, mentee) in Locks)
            (locked[mentee] ??= []).Add(mentor);
        var (rows, at) = (new PairRow[Demand], 0);
        for (var mentee = 0; mentee < Roster.Mentees; mentee++)
        {
            var from = at;
            foreach (var mentor in free[mentee] ?? [])
                rows[at++] = new(mentee, mentor, Roster.Fit(mentee, mentor), false, null, Number(mentee, mentor));
            foreach (var mentor in locked[mentee] ?? [])
                rows[at++] = new(mentee, mentor, Roster.Fit(mentee, mentor), true, null);
            if (at - from > 1)
                Array.Sort(rows, from, at - from, Comparer<PairRow>.Create(Compare));
            while (at - from < Units(mentee))
                rows[at++] = new(mentee, -1, 0, false, null);
        }
        if (Explanation is not null)
            AddRunnerUps(rows, Explanation);
        return rows;
    }

    /// <summary>Unserved units of one mentee stand together and have the same runner-up: it is looked for once.</summary>
    private static void AddRunnerUps(PairRow[] rows, Explanation explanation)
    {
        var (units, of) = (new List<(int, int)>(rows.Length), new int[rows.Length]);
        for (var at = 0; at < rows.Length; at++)
        {
            var isSame = at > 0 && rows[at].Mentor < 0 && rows[at - 1].Mentor < 0 && rows[at].Mentee == rows[at - 1].Mentee;
            if (!isSame && !rows[at].IsLocked)
                units.Add((rows[at].Mentee, rows[at].Mentor));
            of[at] = units.Count - 1;
        }
        var found = explanation.RunnerUps(units);
        for (var at = 0; at < rows.Length; at++)
            if (!rows[at].IsLocked)
                rows[at] = rows[at] with { RunnerUp = found[of[at]] };
    }

    private int Number(int mentee, int mentor) => Groups.Count == 0 ? 0 : NumberOf.GetValueOrDefault((mentee, mentor));

    /// <summary>By group, then the best fit first.</summary>
    private int Compare(PairRow a, PairRow b) =>
        a.Group != b.Group ? a.Group.CompareTo(b.Group)
        : a.Fit != b.Fit ? b.Fit.CompareTo(a.Fit)
        : string.CompareOrdinal(Roster.Mentor(a.Mentor).Id, Roster.Mentor(b.Mentor).Id);
}
