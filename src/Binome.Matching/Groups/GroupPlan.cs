namespace Binome.Matching.Groups;

/// <summary>People who meet together.</summary>
/// <param name="Mentors">Positions among the mentors, ascending.</param>
/// <param name="Mentees">Positions among the mentees, ascending.</param>
/// <param name="Fit">The fits of all its pairs, less what its mentors overlap.</param>
public sealed record Group(IReadOnlyList<int> Mentors, IReadOnlyList<int> Mentees, long Fit);

/// <summary>What a plan is worth, or may be worth at most: pairs of mentee and mentor first, then fit.</summary>
public readonly record struct GroupValue(long Pairs, long Fit);

/// <summary>Groups, what they are worth, and what no plan can pass.</summary>
public sealed class GroupPlan
{
    private const int Million = 1_000_000;

    internal GroupPlan(GroupProblem problem, IReadOnlyList<Group> groups, GroupValue bound, GroupProof? proof)
    {
        (Problem, Groups, Proof) = (problem, groups, proof);
        Value = new(groups.Sum(group => (long)group.Mentors.Count * group.Mentees.Count), groups.Sum(group => group.Fit));
        Bound = bound;
        var missing = Enumerable.Range(0, problem.Pairs.Mentees).Select(problem.Units).ToArray();
        foreach (var group in groups)
        foreach (var mentee in group.Mentees)
            missing[mentee] -= group.Mentors.Count;
        LeftOut = [.. Enumerable.Range(0, missing.Length).Where(mentee => missing[mentee] > 0)];
        GapPerMillion = Gap(Bound, Value);
    }

    /// <summary>What it plans.</summary>
    public GroupProblem Problem { get; }

    /// <summary>The groups, by their first mentee, then by their first mentor.</summary>
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>Mentees who have fewer mentors than they could be given, ascending.</summary>
    public IReadOnlyList<int> LeftOut { get; }

    /// <summary>What the groups are worth.</summary>
    public GroupValue Value { get; }

    /// <summary>Every plan with at least as many pairs as this one has at most this many pairs, and at most this fit.</summary>
    public GroupValue Bound { get; }

    /// <summary>The distance to the bound, of pairs or of fit, the greater, in parts per million of the bound, rounded up: 0 only where there is none.</summary>
    public int GapPerMillion { get; }

    /// <summary>No plan is better; else it is within <see cref="GapPerMillion"/> of the best.</summary>
    public bool IsOptimal => GapPerMillion == 0;

    /// <summary>The prices that prove the bound; null where every plan was tried (few people), which proves it as well.</summary>
    public GroupProof? Proof { get; }

    /// <summary>The distance of a value to a bound, of pairs or of fit, the greater, in parts per million of the bound, rounded up. O(1).</summary>
    public static int Gap(GroupValue bound, GroupValue value) => Math.Max(Gap(bound.Pairs, value.Pairs), Gap(bound.Fit, value.Fit));

    private static int Gap(long bound, long value) => bound <= value ? 0 : (int)(((Int128)(bound - value) * Million + bound - 1) / bound);
}
