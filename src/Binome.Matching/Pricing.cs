namespace Binome.Matching;

/// <summary>
/// Makes every price exact, so that none can change alone: a served mentee's price rises to the least of its own pairs, then a full mentor's likewise; who has no
/// places, or wants nobody, gets the least price that keeps every pair covered.
/// </summary>
internal static class Pricing
{
    /// <summary>O(E).</summary>
    public static Certificate Settle(Network network)
    {
        var problem = network.Problem;
        var u = new Cost[problem.Mentees];
        var p = new Cost[problem.Mentors];
        for (var j = 0; j < p.Length; j++)
            p[j] = network.Capacity[j] == 0 ? default : network.PriceOfMentor(j);
        for (var i = 0; i < u.Length; i++)
            if (network.Demand[i] > 0)
                u[i] = network.Unserved[i] > 0 ? network.PriceOfMentee(i) : Least(network, i, p);
        for (var j = 0; j < p.Length; j++)
            if (network.Capacity[j] > 0 && network.Full(j))
                p[j] = LeastOf(network, j, u);
        Cover(network, u, p);
        return new([.. u.Select(price => price.Unpack())], [.. p.Select(price => price.Unpack())]);
    }

    private static Cost Least(Network network, int mentee, Cost[] p)
    {
        var least = Cost.Endless;
        for (var unit = network.UnitStart[mentee]; unit < network.UnitStart[mentee + 1]; unit++)
        {
            var pair = network.UnitPair[unit];
            if (pair < 0)
                continue; // a unit that nobody wants now
            least = Cost.Min(least, network.WorthOf(mentee, pair) - p[network.Problem.Mentor[pair]]);
        }
        return least;
    }

    private static Cost LeastOf(Network network, int mentor, Cost[] u)
    {
        var least = Cost.Endless;
        for (var unit = network.First[mentor]; unit >= 0; unit = network.Next(unit))
        {
            var mentee = network.UnitMentee[unit];
            least = Cost.Min(least, network.WorthOf(mentee, network.UnitPair[unit]) - u[mentee]);
        }
        return least;
    }

    private static void Cover(Network network, Cost[] u, Cost[] p)
    {
        var problem = network.Problem;
        for (var i = network.Capacity.AsSpan().Contains(0) ? 0 : u.Length; i < u.Length; i++)
        for (var e = problem.RowStart[i]; network.Demand[i] > 0 && e < problem.RowStart[i + 1]; e++)
            if (network.Capacity[problem.Mentor[e]] == 0 && !network.IsBlocked(e))
                p[problem.Mentor[e]] = Cost.Max(p[problem.Mentor[e]], network.WorthOf(i, e) - u[i]);
        for (var i = 0; i < u.Length; i++)
        for (var e = problem.RowStart[i]; network.Demand[i] == 0 && e < problem.RowStart[i + 1]; e++)
            if (!network.IsBlocked(e))
                u[i] = Cost.Max(u[i], network.WorthOf(i, e) - p[problem.Mentor[e]]);
    }
}
