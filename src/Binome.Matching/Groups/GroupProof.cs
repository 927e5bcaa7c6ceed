namespace Binome.Matching.Groups;

/// <summary>
/// Prices of mentees that bound every plan: the Lagrangian relaxation of "a mentee is in no more groups than wanted" (Held and Karp 1971; Geoffrion 1974,
/// doi:10.1007/BFb0120690), in integers.
/// <para>Why it is true. Let w be what a pair is worth, u ≥ 0 the prices, d the units of each mentee. Take any plan x. Since it gives nobody more than d,
/// Σ w·x ≤ Σ d·u + Σ (w - u)·x. By mentor, the last sum is the sum of w - u over the mentees of that mentor, who are different people and make whole groups:
/// it is at most the greatest sum of the t greatest w - u among the allowed mentees, over all t that whole groups can hold, t = 0 too. So
/// L(w, u) = Σ d·u + Σ over mentors of that greatest sum bounds Σ w·x, whatever u is. People apart, and that mentors of one group share its mentees, are
/// left out of account, and an overlap only lowers a plan: the bound stays a bound.</para>
/// <para>Pairs: with w = 1, L bounds the pairs, rounded down to whole groups: no plan has more than Q. Fit: with w = scale·fit + premium, a plan of
/// R pairs, P ≤ R ≤ Q, has scale·fit + premium·R ≤ L, hence fit ≤ ⌊(L - premium·R) / scale⌋, which is greatest for R = P where the premium is positive, and
/// for R = Q where it is negative.</para>
/// </summary>
/// <param name="PairPrices">u for the number of pairs, 0 or more, one per mentee.</param>
/// <param name="FitPrices">u for the fit, 0 or more, in units of 1/<paramref name="Scale"/> of a fit.</param>
/// <param name="Premium">What a pair counts beside its fit, of either sign, in the same units.</param>
/// <param name="Scale">Parts of a unit of fit, 1 or more: prices may lie between integers.</param>
public sealed record GroupProof(IReadOnlyList<long> PairPrices, IReadOnlyList<long> FitPrices, long Premium, int Scale)
{
    /// <summary>
    /// The bound over all allowed pairs for plans of at least <paramref name="pairs"/> pairs: O(E log c). Needs nothing of how the prices were found.
    /// </summary>
    /// <exception cref="ArgumentException">Not a price per mentee, a negative price, or a scale below 1.</exception>
    /// <exception cref="OverflowException">A price so far out that a sum leaves 64 bits.</exception>
    public GroupValue Bound(GroupProblem problem, long pairs)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var mentees = problem.Pairs.Mentees;
        if (PairPrices.Count != mentees || FitPrices.Count != mentees || Scale < 1)
            throw new ArgumentException("The prices are not those of this problem.");
        if (PairPrices.Any(price => price < 0) || FitPrices.Any(price => price < 0))
            throw new ArgumentException("A price is negative.");
        var most = problem.Shape.WholePairs(Relaxed(problem, PairPrices, 0, 1));
        var fit = FloorDivide(checked(Relaxed(problem, FitPrices, Scale, Premium) - Premium * (Premium >= 0 ? pairs : most)), Scale);
        return new(most, Math.Max(0, fit));
    }

    /// <summary>L(w, u) with w = scale·fit + premium.</summary>
    internal static long Relaxed(GroupProblem problem, IReadOnlyList<long> prices, long scale, long premium)
    {
        var (pairs, tops) = (problem.Pairs, new Tops(problem));
        var sum = 0L;
        for (var i = 0; i < pairs.Mentees; i++)
        {
            sum = checked(sum + problem.Units(i) * prices[i]);
            var own = checked(premium - prices[i]);
            for (var e = pairs.RowStart[i]; problem.Groups[i] > 0 && e < pairs.RowStart[i + 1]; e++)
                tops.Offer(pairs.Mentor[e], checked(scale * pairs.Fit[e] + own));
        }
        for (var j = 0; j < pairs.Mentors; j++)
            sum = checked(sum + tops.Best(j));
        return sum;
    }

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((by - 1 - value) / by);
}
