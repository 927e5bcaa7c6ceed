using System.Runtime.InteropServices;

namespace Binome.Matching;

/// <summary>One step from a plan that is the best to the next: prices first, then the pairs that no longer stand, then <see cref="Repair"/>.</summary>
internal sealed class Replan(Network network, Repair repair)
{
    private readonly Problem _problem = network.Problem;
    private readonly List<int> _toFill = [];

    /// <summary>So many places: whoever is worth least leaves, or whoever is worth most comes. Returns how many there were.</summary>
    public int Places(int mentor, int places)
    {
        var before = network.Capacity[mentor];
        if (before == 0 && places > 0)
            Enter(mentor);
        network.Capacity[mentor] = places;
        while (network.Taken[mentor] > places)
        {
            var unit = LeastOf(mentor);
            var least = default(Cost) - network.CostOf(unit);
            SetPrice(mentor, network.PriceOfMentor(mentor) + least);
            network.GiveBack(unit);
            Serve(network.UnitMentee[unit]);
        }
        if (places == 0)
            network.PriceMentor(mentor, Cost.Endless);
        else
            Fill(mentor);
        return before;
    }

    /// <summary>So many units, likewise.</summary>
    public int Units(int mentee, int units)
    {
        var before = network.Demand[mentee];
        while (network.Demand[mentee] > units)
        {
            var free = -1;
            if (network.Unserved[mentee] == 0)
            {
                var unit = LeastWith(mentee);
                var least = default(Cost) - network.CostOf(unit);
                var price = network.PriceOfMentee(mentee) + least;
                network.PriceMentee(mentee, price);
                free = network.MentorOf(unit);
                network.GiveBack(unit);
            }
            network.CloseUnit(mentee);
            if (network.Demand[mentee] == 0)
                network.PriceMentee(mentee, Cost.Endless);
            if (free >= 0)
                Fill(free);
        }
        while (network.Demand[mentee] < units)
            network.OpenUnit(mentee);
        if (units > before)
            Reprice(mentee);
        return before;
    }

    /// <summary>Prices a mentee so that no pair it does not have is worth more; what it has and is worth less goes, and is placed again.</summary>
    public void Reprice(int mentee)
    {
        if (network.Demand[mentee] == 0)
            return;
        var price = default(Cost);
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
            if (!network.IsBlocked(e) && !network.Used(mentee, e))
                price = Cost.Max(price, network.LeftOf(mentee, e));
        _toFill.Clear();
        for (var unit = network.UnitStart[mentee]; unit < network.UnitStart[mentee + 1]; unit++)
            if (network.UnitPair[unit] is >= 0 and var pair && network.LeftOf(mentee, pair) < price)
            {
                network.GiveBack(unit);
                _toFill.Add(_problem.Mentor[pair]);
            }
        if (network.Unserved[mentee] > 0 || network.PriceOfMentee(mentee) < price)
            network.PriceMentee(mentee, price);
        Serve(mentee);
        foreach (var mentor in CollectionsMarshal.AsSpan(_toFill))
            Fill(mentor);
    }

    private void Enter(int mentor)
    {
        var price = default(Cost);
        foreach (var pair in network.Columns.Of(mentor))
            if (Columns.Mentee(pair) is var i && network.Demand[i] > 0 && network.Columns.Pair(pair) is var e && !network.IsBlocked(e))
                price = Cost.Max(price, network.WorthOf(i, e) - network.PriceOfMentee(i));
        SetPrice(mentor, price);
    }

    private void SetPrice(int mentor, Cost price) => network.PriceMentor(mentor, price);

    /// <summary>Serves a mentee otherwise than by this pair (-1: a unit that is unserved), whatever it costs; <see cref="Network.Revert"/> puts everything back.</summary>
    public bool Insist(int mentee, int pair)
    {
        if (pair >= 0)
        {
            network.Blocked![pair] = true;
            network.GiveBack(UnitWith(mentee, pair));
        }
        var isServed = repair.Serve(mentee, mayGiveUp: false);
        if (pair >= 0)
            Fill(_problem.Mentor[pair]);
        return isServed;
    }

    public void Serve(int mentee)
    {
        for (var unserved = network.Unserved[mentee]; unserved > 0 && !network.PriceOfMentee(mentee).IsZero; unserved--)
            repair.Serve(mentee);
    }

    public void Fill(int mentor)
    {
        while (network.Capacity[mentor] > 0 && !network.Full(mentor) && !network.PriceOfMentor(mentor).IsZero)
            repair.Fill(mentor);
    }

    public int UnitWith(int mentee, int pair)
    {
        for (var unit = network.UnitStart[mentee]; unit < network.UnitStart[mentee + 1]; unit++)
            if (network.UnitPair[unit] == pair)
                return unit;
        return -1;
    }

    /// <summary>Of a mentee's units, the one that is worth least beyond its prices.</summary>
    private int LeastWith(int mentee)
    {
        var least = -1;
        for (var unit = network.UnitStart[mentee]; unit < network.UnitStart[mentee + 1]; unit++)
            if (network.UnitPair[unit] >= 0 && (least < 0 || Beyond(unit) < Beyond(least)))
                least = unit;
        return least;
    }

    private int LeastOf(int mentor)
    {
        var least = network.First[mentor];
        for (var unit = least; unit >= 0; unit = network.Next(unit))
            if (Beyond(unit) < Beyond(least))
                least = unit;
        return least;
    }

    private Cost Beyond(int unit) => default(Cost) - network.CostOf(unit);
}
