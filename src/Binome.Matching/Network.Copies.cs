namespace Binome.Matching;

/// <content>The same plan elsewhere, or as it was before.</content>
internal sealed partial class Network
{
    /// <summary>All as it is here, over more pairs: prices, units, places, what is blocked, and who is with whom. O(E log N).</summary>
    /// <param name="problem">Holds every pair of this one's.</param>
    /// <param name="mostDemand">As this one was made.</param>
    public Network Over(Problem problem, int mostDemand)
    {
        var more = new Network(problem, null, mostDemand) { Blocked = new bool[problem.Allowed] };
        Capacity.CopyTo(more.Capacity, 0);
        Demand.CopyTo(more.Demand, 0);
        Demand.CopyTo(more.Unserved, 0);
        U.CopyTo(more.U, 0);
        UTie.CopyTo(more.UTie, 0);
        P.CopyTo(more.P, 0);
        PTie.CopyTo(more.PTie, 0);
        for (var unit = 0; unit < UnitPair.Length; unit++)
        {
            more.UnitPair[unit] = Math.Min(UnitPair[unit], Nobody);
            if (UnitPair[unit] >= 0)
                more.Take(unit, problem.Find(UnitMentee[unit], Problem.Mentor[UnitPair[unit]]));
        }
        for (var i = 0; i < Problem.Mentees && Blocked is not null; i++)
        for (var e = Problem.RowStart[i]; e < Problem.RowStart[i + 1]; e++)
            if (Blocked[e])
                more.Blocked[problem.Find(i, Problem.Mentor[e])] = true;
        return more;
    }

    /// <summary>The same plan and prices to be tried on, over some of the pairs, those in use among them, or over all: O(M + N) and the units, beside columns.</summary>
    public Network Copy(Problem problem, Columns? columns = null)
    {
        var copy = new Network(problem, columns) { Blocked = new bool[problem.Allowed] };
        U.CopyTo(copy.U, 0);
        UTie.CopyTo(copy.UTie, 0);
        P.CopyTo(copy.P, 0);
        PTie.CopyTo(copy.PTie, 0);
        for (var unit = 0; unit < UnitPair.Length; unit++)
            if (UnitPair[unit] >= 0 && UnitMentee[unit] is var mentee)
                copy.Take(copy.FreeUnit(mentee), problem.Find(mentee, Problem.Mentor[UnitPair[unit]]));
        return copy;
    }

    /// <summary>Everybody, and every price, is again as both logs say it was, in the very order; latest first, so that whom a unit stood behind is there again.</summary>
    public void Revert()
    {
        var (units, prices) = (Log, PriceLog);
        (Log, PriceLog) = (null, null);
        for (var at = units!.Count - 1; at >= 0; at--)
        {
            var (unit, before, behind) = units[at];
            if (before < 0)
            {
                GiveBack(unit);
                continue;
            }
            Take(unit, before);
            if (behind < 0)
                continue;
            First[Problem.Mentor[before]] = _next[unit]; // from the head, where it was put, to its place
            _previous[_next[unit]] = Nobody;
            (_previous[unit], _next[unit]) = (behind, _next[behind]);
            if (_next[unit] >= 0)
                _previous[_next[unit]] = unit;
            _next[behind] = unit;
        }
        for (var at = prices!.Count - 1; at >= 0; at--)
            if (prices[at].Node < Problem.Mentees)
                PriceMentee(prices[at].Node, prices[at].Price);
            else
                PriceMentor(prices[at].Node - Problem.Mentees, prices[at].Price);
        Log = units;
    }
}
