namespace Binome.Matching;

/// <summary>What a plan would gain.</summary>
/// <param name="Pairs">Pairs more.</param>
/// <param name="Fit">Total fit more; negative only where pairs are gained.</param>
public readonly record struct Gain(long Pairs, long Fit);

/// <summary>
/// Whom to recruit next: what one more place would be worth to the whole plan, everybody moved as is best. A price of the certificate only bounds it; here the residual network is
/// searched once, from whatever is free, and the answer is exact (the right-hand derivative of the optimum: Ahuja, Magnanti and Orlin 1993, §9.11, on sensitivity).
/// </summary>
public sealed class Recruitment
{
    private readonly Network _network;
    private readonly Residual _ways;
    private readonly Scores? _scores;

    /// <summary>O(E log E); over all pairs, where the plan was solved from <see cref="Scores"/>.</summary>
    internal Recruitment(Network network, Scores? scores)
    {
        (_network, _scores, _ways) = (network, scores, new Residual(network, scores));
        _ways.From(network.Problem.Mentees + network.Problem.Mentors);
    }

    /// <summary>One more place at a mentor of the plan, exactly; nothing where a place is free already. O(1), for a mentor without places O(M log N), or what <see cref="Scores.Column"/> costs.</summary>
    public Gain PlaceAt(int mentor)
    {
        var node = _network.Problem.Mentees + mentor;
        if (_network.Capacity[mentor] == 0)
            return Newcomer(Column(mentor));
        if (!_network.Full(mentor) || !_ways.Reached(node))
            return default;
        var gain = (_network.PriceOfMentor(mentor) - _ways.Distance(node)).Unpack();
        return new(gain.Pairs, gain.Fit);
    }

    /// <summary>A new mentor with one place, exactly: O(M).</summary>
    /// <param name="fit">The fit with each mentee, or -1 where a rule forbids the pair.</param>
    public Gain Newcomer(ReadOnlySpan<int> fit) => Best(fit, 1);

    /// <summary>
    /// A new mentor with several places: a bound, since all of them may want the same people moved. Exact is <see cref="Board.JoinAsMentor"/>. O(M log M).
    /// </summary>
    /// <param name="fit">The fit with each mentee, or -1 where a rule forbids the pair.</param>
    /// <param name="places">Mentees at a time.</param>
    public Gain NewcomerAtMost(ReadOnlySpan<int> fit, int places) => Best(fit, places);

    private Gain Best(ReadOnlySpan<int> fit, int places)
    {
        if (fit.Length != _network.Problem.Mentees)
            throw new ArgumentException($"There are {_network.Problem.Mentees} mentees to have a fit with, not {fit.Length}.");
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        var gains = new List<long>();
        for (var i = 0; i < fit.Length; i++)
            if (fit[i] >= 0 && _network.Demand[i] > 0 && _ways.Reached(i))
            {
                // The mentee's place is left at the least cost, which is what the mentee is worth where it is.
                var gain = Cost.OnePair + fit[i] - (_network.PriceOfMentee(i) + _ways.Distance(i)).Upper;
                if (gain > 0)
                    gains.Add(gain);
            }
        gains.Sort();
        var (pairs, total) = (0L, 0L);
        for (var at = Math.Max(0, gains.Count - places); at < gains.Count; at++)
        {
            var gain = new Cost(gains[at], 0).Unpack();
            (pairs, total) = (pairs + gain.Pairs, total + gain.Fit);
        }
        return new(pairs, total);
    }

    private int[] Column(int mentor)
    {
        var fit = new int[_network.Problem.Mentees];
        if (_scores is null)
            fit.AsSpan().Fill(-1);
        else
            _scores.Column(mentor, fit);
        for (var i = 0; i < fit.Length; i++)
            if (_network.Problem.Find(i, mentor) is >= 0 and var pair)
                fit[i] = _network.IsBlocked(pair) ? -1 : _network.Problem.Fit[pair];
        return fit;
    }
}
