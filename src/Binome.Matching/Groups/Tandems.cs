namespace Binome.Matching.Groups;

/// <summary>Two equals who meet.</summary>
/// <param name="First">Position of the first, below the second's.</param>
/// <param name="Second">Position of the second.</param>
/// <param name="Fit">How well they fit.</param>
public readonly record struct Tandem(int First, int Second, int Fit);

/// <summary>
/// Prices that prove tandems (Edmonds 1965): twice a price per person, and per odd circle of people. A tandem is worth pairs · 2^32 + fit; the fits of all
/// tandems together stay below 2^32, so comparing sums is comparing pairs, then fit.
/// <para>Why it proves: if twice the worth of every allowed tandem is at most the prices of both and of all circles that hold both, then no plan is worth more than half
/// of Σ people + Σ circles · (size - 1) / 2, because each person is in one tandem, and an odd circle holds no more than (size - 1) / 2 of them.</para>
/// </summary>
/// <param name="People">Twice the price of each person, 0 or more.</param>
/// <param name="Circles">Odd circles with twice their price, 0 or more.</param>
public sealed record TandemProof(IReadOnlyList<long> People, IReadOnlyList<(IReadOnlyList<int> Members, long Price)> Circles)
{
    /// <summary>What no plan can pass, or null when the prices prove nothing. O(n² + sum of squares of the circles).</summary>
    /// <param name="fit">As given to <see cref="Tandems.Solve"/>.</param>
    /// <exception cref="OverflowException">A price so far out that a sum leaves 64 bits.</exception>
    public GroupValue? Bound(int[][] fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (People.Count != fit.Length || People.Any(price => price < 0))
            return null;
        var held = new long[fit.Length, fit.Length];
        var twice = 0L;
        foreach (var price in People)
            twice = checked(twice + price);
        foreach (var (members, price) in Circles)
        {
            if (
                price < 0
                || members.Count % 2 == 0
                || members.Distinct().Count() != members.Count
                || members.Any(at => at < 0 || at >= fit.Length)
            )
                return null;
            foreach (var a in members)
            foreach (var b in members)
                held[a, b] = checked(held[a, b] + price);
            twice = checked(twice + (price * (members.Count / 2)));
        }
        for (var a = 0; a < fit.Length; a++)
        for (var b = 0; b < a; b++)
            if (fit[a][b] >= 0 && checked(People[a] + People[b] + held[a, b]) < 2 * (Tandems.Pair + fit[a][b]))
                return null;
        return new(twice / 2 / Tandems.Pair, twice / 2 % Tandems.Pair);
    }
}

/// <summary>The best tandems, with their proof.</summary>
/// <param name="Pairs">By the first of each.</param>
/// <param name="Alone">Who has nobody, ascending.</param>
/// <param name="Fit">Total fit.</param>
/// <param name="Proof">Shows that no plan has more tandems, and none with as many a greater fit.</param>
public sealed record TandemPlan(IReadOnlyList<Tandem> Pairs, IReadOnlyList<int> Alone, long Fit, TandemProof Proof);

/// <summary>Pairs people of one list with each other, exactly: the most tandems, then the greatest total fit.</summary>
public static class Tandems
{
    /// <summary>The most people: O(n³) steps, 4 n² numbers.</summary>
    public const int MostPeople = 2000;

    internal const long Pair = 1L << 32;

    /// <summary>O(n³). Deterministic.</summary>
    /// <param name="fit">n rows of n: 0 to <see cref="Problem.MaxFit"/>, or -1 where two may not meet; symmetric; the diagonal is not read.</param>
    /// <exception cref="ArgumentException">Too many people, not square, not symmetric, or a fit out of its range.</exception>
    public static TandemPlan Solve(int[][] fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var n = fit.Length;
        if (n > MostPeople)
            throw new ArgumentException($"More than {MostPeople} people.");
        if (Array.Exists(fit, row => row.Length != n))
            throw new ArgumentException("Not as many columns as rows.");
        var weight = new long[n + 1, n + 1];
        for (var a = 0; a < n; a++)
        for (var b = 0; b < n; b++)
            if (a != b && (fit[a][b] is < -1 or > Problem.MaxFit || fit[a][b] != fit[b][a]))
                throw new ArgumentException($"The fit of {a} and {b} is not within -1..{Problem.MaxFit}, or not that of {b} and {a}.");
            else if (a != b && fit[a][b] >= 0)
                weight[a + 1, b + 1] = Pair + fit[a][b];
        var blossom = new Blossom(n, weight);
        var pairs = new List<Tandem>();
        var alone = new List<int>();
        for (var a = 0; a < n; a++)
            if (blossom.Partner(a + 1) is var partner && partner == 0)
                alone.Add(a);
            else if (partner - 1 > a)
                pairs.Add(new(a, partner - 1, fit[a][partner - 1]));
        var circles = blossom
            .Circles()
            .Select(circle => ((IReadOnlyList<int>)[.. circle.Members.Select(at => at - 1).Order()], circle.Label));
        var proof = new TandemProof([.. Enumerable.Range(1, n).Select(blossom.Label)], [.. circles]);
        return new(pairs, alone, pairs.Sum(pair => (long)pair.Fit), proof);
    }
}
