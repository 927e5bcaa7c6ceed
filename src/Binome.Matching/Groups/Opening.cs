namespace Binome.Matching.Groups;

/// <summary>Makes whole groups of one mentor each: opens the mentors that the relaxation wants most, auctions their places, splits who they got.</summary>
internal sealed class Opening(GroupProblem problem, Candidates candidates)
{
    /// <summary>An auction ends within 1/64 of the greatest fit per unit: finer takes longer than the swaps that follow.</summary>
    private const int Fineness = 64;

    /// <summary>The bids of everybody for all places, as a first guess of prices.</summary>
    public long[] Profits(long scale) => Held(problem.Places, scale).Profits;

    /// <summary>Opens the first mentors of an order, up to so many places, and fills them.</summary>
    public GroupState Open(IEnumerable<int> order, long most, long scale)
    {
        var places = new int[problem.Places.Length];
        foreach (var mentor in order)
        {
            var open = (int)Math.Min(problem.Places[mentor], most);
            while (!problem.Shape.IsWhole(open))
                open--;
            (places[mentor], most) = (open, most - open);
        }
        var held = Held(places, scale);
        var state = new GroupState(problem);
        for (var j = 0; j < places.Length; j++)
            if (places[j] > 0)
                Split(state, j, held.MenteesOf(j));
        return state;
    }

    private Auction Held(int[] places, long scale)
    {
        var auction = new Auction(candidates, places, scale);
        var greatest = candidates.Fit.DefaultIfEmpty().Max();
        auction.Run(problem.Groups, Math.Max(1, greatest * scale / Fineness));
        return auction;
    }

    /// <summary>As few groups as hold them all, filled one after the other with who may sit there; what does not reach the least size stays out.</summary>
    private void Split(GroupState state, int mentor, int[] mentees)
    {
        var left = mentees.OrderByDescending(mentee => problem.Fit(mentee, mentor)).ThenBy(mentee => mentee).ToList();
        while (left.Count >= problem.Shape.Least && state.Free[mentor] >= problem.Shape.Least)
        {
            var rest = left.Count - problem.Shape.Most;
            var size =
                rest <= 0 ? left.Count
                : rest < problem.Shape.Least ? Math.Max(problem.Shape.Least, left.Count - problem.Shape.Least)
                : problem.Shape.Most;
            var group = Together(left, Math.Min(Math.Min(size, problem.Shape.Most), state.Free[mentor]));
            if (group.Count < problem.Shape.Least)
                return;
            state.Open([mentor], group);
            left.RemoveAll(group.Contains);
        }
    }

    /// <summary>The first of a list who may sit together, so many at most.</summary>
    public List<int> Together(IEnumerable<int> mentees, int most)
    {
        var group = new List<int>();
        foreach (var mentee in mentees)
            if (group.Count == most)
                break;
            else if (group.TrueForAll(other => !problem.AreApart(mentee, other)))
                group.Add(mentee);
        return group;
    }
}
