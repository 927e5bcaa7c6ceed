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

    private ILookup<int, int> MentorsOf => field ??= Chosen.ToLookup(pair => pair.Mentee, pair => pair.Mentor);
    private ILookup<int, int> LockedOf => field ??= Locks.ToLookup(pair => pair.Mentee, pair => pair.Mentor);

    private int Units(int mentee) => Grouping?.Units(mentee) ?? Roster.Demand(mentee);

    private Dictionary<(int Mentee, int Mentor), int> NumberOf =>
        field ??= Groups
            .SelectMany((group, at) => group.Mentees.SelectMany(i => group.Mentors.Select(j => (Pair: (i, j), Number: at + 1))))
            .ToDictionary(pair => pair.Pair, pair => pair.Number);

    private List<PairRow> AllRows()
    {
        List<PairRow> rows = [.. Enumerable.Range(0, Roster.Mentees).SelectMany(RowsOf)];
        if (Explanation is null)
            return rows;
        var free = Enumerable.Range(0, rows.Count).Where(at => !rows[at].IsLocked).ToList();
        // Unserved units of one mentee have the same runner-up: it is looked for once.
        var units = free.Select(at => (rows[at].Mentee, rows[at].Mentor)).Distinct().ToList();
        var found = units.Zip(Explanation.RunnerUps(units)).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var at in free)
            rows[at] = rows[at] with { RunnerUp = found[(rows[at].Mentee, rows[at].Mentor)] };
        return rows;
    }

    private IEnumerable<PairRow> RowsOf(int mentee)
    {
        var rows = MentorsOf[mentee]
            .Select(mentor => new PairRow(
                mentee,
                mentor,
                Roster.Fit(mentee, mentor),
                false,
                null,
                NumberOf.GetValueOrDefault((mentee, mentor))
            ))
            .Concat(LockedOf[mentee].Select(mentor => new PairRow(mentee, mentor, Roster.Fit(mentee, mentor), true, null)))
            .OrderBy(row => row.Group)
            .ThenByDescending(row => row.Fit)
            .ThenBy(row => Roster.Mentor(row.Mentor).Id, StringComparer.Ordinal)
            .ToList();
        return [.. rows, .. Enumerable.Repeat(new PairRow(mentee, -1, 0, false, null), Units(mentee) - rows.Count)];
    }
}
