namespace Binome.Matching.Groups;

/// <summary>
/// Puts people into groups, and says how far from the best the answer can be at most. Few people: every plan is tried. Mentees who sit alone: a flow, exact.
/// Else a Lagrangian relaxation gives prices and with them the bound (<see cref="GroupProof"/>), says which mentors are worth opening, an auction fills
/// them, and small changes better the plan. Deterministic: the same problem gives the same plan.
/// </summary>
public static class GroupSolver
{
    private const int MostRounds = 600;
    private const int LeastRounds = 60;

    /// <summary>Candidates looked at in all rounds together: about 0.3 seconds.</summary>
    private const long Looks = 60_000_000;

    /// <summary>From so many candidates on a second answer is only tried where the first is further than 1/250 from the bound.</summary>
    private const int Many = 100_000;
    private const int Near = 250;
    private const int Sweeps = 40;

    /// <summary>The parts of a unit of fit in which prices are told make the greatest fit about a million.</summary>
    private const int Fine = 1 << 20;

    /// <summary>Solves a problem: O(E) for the bound, O(candidates) for each of a few hundred rounds.</summary>
    public static GroupPlan Solve(GroupProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (SmallGroups.Solve(problem) is { } best)
        {
            Group[] few = [.. best.Select(group => Of(problem, group.Mentors, group.Mentees))];
            return new(problem, Sorted(few), new(few.Sum(g => (long)g.Mentors.Count * g.Mentees.Count), few.Sum(g => g.Fit)), null);
        }
        return Search(problem);
    }

    /// <summary>Without trying every plan, however few the people.</summary>
    internal static GroupPlan Search(GroupProblem problem)
    {
        if (problem.Shape.IsFlow)
        {
            var (groups, exact) = new Flow(problem).Solve();
            return Plan(problem, groups, exact);
        }
        return Relaxed(problem);
    }

    private static GroupPlan Relaxed(GroupProblem problem)
    {
        var candidates = Candidates.Of(problem);
        var greatest = candidates.Fit.DefaultIfEmpty().Max();
        var scale = Math.Max(1, Fine / Math.Max(1, greatest));
        var (most, pairPrices) = PairPrices(problem, candidates);
        var opening = new Opening(problem, candidates);
        var ascent = new Ascent(problem, candidates, scale);
        var start = opening.Profits(scale);
        ascent.Run(start, 0, most, most, 1);
        var state = Answer(problem, candidates, opening, ascent, most, scale);
        if (state.Pairs < most)
            (most, pairPrices) = Cut(problem, state, most, pairPrices);
        var rounds = (int)Math.Clamp(Looks / Math.Max(1, candidates.Mentor.Length), LeastRounds, MostRounds);
        ascent.Run(start, scale * state.Fit, state.Pairs, most, rounds);
        if (candidates.Mentor.Length < Many || ascent.Least - (scale * state.Fit) > ascent.Least / Near)
        {
            var second = Answer(problem, candidates, opening, ascent, most, scale);
            if ((second.Pairs, second.Fit).CompareTo((state.Pairs, state.Fit)) > 0)
                state = second;
        }
        var groups = state.Mentors.Select((mentors, at) => Of(problem, mentors, state.Mentees[at])).Where(group => group.Mentees.Count > 0);
        return Plan(problem, [.. groups], new(pairPrices, ascent.Prices, ascent.Premium, scale));
    }

    private static GroupState Answer(GroupProblem problem, Candidates candidates, Opening opening, Ascent ascent, long most, long scale)
    {
        int[] order =
        [
            .. Enumerable
                .Range(0, problem.Places.Length)
                .OrderByDescending(j => ascent.Wanted[j])
                .ThenByDescending(j => ascent.Margins[j])
                .ThenBy(j => j),
        ];
        GroupState state;
        if (problem.Shape.Mentors == 1)
            state = opening.Open(order, most, scale);
        else
        {
            state = new(problem);
            new Teams(state, candidates, opening, ascent.Prices, scale, ascent.Premium).Run(order);
        }
        var search = new GroupSearch(state, candidates);
        if (problem.Shape.Mentors == 1)
            new Filling(state, candidates, opening).Run(most);
        search.Run(Sweeps);
        return state;
    }

    /// <summary>All mentees at 1, or all at 0: as many pairs as mentees want, or as mentors have places.</summary>
    private static (long Most, long[] Prices) PairPrices(GroupProblem problem, Candidates candidates)
    {
        var none = new long[problem.Pairs.Mentees];
        long[] all = [.. none.Select((_, i) => candidates.RowStart[i] < candidates.RowStart[i + 1] ? 1L : 0)];
        var (places, wanted) = (GroupProof.Relaxed(problem, none, 0, 1), GroupProof.Relaxed(problem, all, 0, 1));
        return (problem.Shape.WholePairs(Math.Min(places, wanted)), places < wanted ? none : all);
    }

    /// <summary>The cut of a greatest flow, where it says less than both: some people compete for few places while others have plenty.</summary>
    private static (long Most, long[] Prices) Cut(GroupProblem problem, GroupState state, long most, long[] prices)
    {
        var cover = new Cover(problem, state).Prices;
        var whole = problem.Shape.WholePairs(GroupProof.Relaxed(problem, cover, 0, 1));
        return whole < most ? (whole, cover) : (most, prices);
    }

    private static GroupPlan Plan(GroupProblem problem, IReadOnlyList<Group> groups, GroupProof proof) =>
        new(problem, Sorted(groups), proof.Bound(problem, groups.Sum(group => (long)group.Mentors.Count * group.Mentees.Count)), proof);

    private static Group Of(GroupProblem problem, int[] mentors, IReadOnlyList<int> mentees) =>
        new([.. mentors.Order()], [.. mentees.Order()], mentees.Sum(mentee => problem.Gain(mentee, mentors)));

    private static Group[] Sorted(IEnumerable<Group> groups) => [.. groups.OrderBy(g => g.Mentees[0]).ThenBy(g => g.Mentors[0])];
}
