namespace Binome.Evaluations;

/// <summary>How sure a share is.</summary>
/// <remarks>
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212; recommended for few answers by
/// L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), 101-133.
/// </remarks>
public static class Wilson
{
    /// <summary>The 0.975 quantile of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a share.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="people">Independent answers, at least one.</param>
    public static (double Low, double High) Of(double share, int people)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        double n = people;
        var middle = share + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        var whole = 1 + (Z * Z / n);
        return (Math.Max(0, (middle - half) / whole), Math.Min(1, (middle + half) / whole));
    }
}
