namespace Binome.Evaluations;

/// <summary>How sure a mean is.</summary>
public static class Student
{
    /// <summary>The 0.975 quantile of Student's distribution.</summary>
    /// <remarks>M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.5; from four degrees on within 0.3 %.</remarks>
    /// <param name="degrees">Of freedom, at least four: figures have five people behind them.</param>
    public static double Quantile(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 4);
        const double z = 1.959963984540054;
        double z3 = z * z * z,
            z5 = z3 * z * z,
            z7 = z5 * z * z,
            n = degrees;
        return z
            + ((z3 + z) / (4 * n))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * n * n))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * n * n * n));
    }
}
