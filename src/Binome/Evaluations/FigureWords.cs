using System.Globalization;
using Binome.Platform;

namespace Binome.Evaluations;

/// <summary>Figures as their reader writes them.</summary>
public static class FigureWords
{
    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public static string Mean(double mean) => mean.ToString("0.0", CultureInfo.CurrentCulture);

    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>`78 % to 98 %`.</summary>
    public static string Within(Figure figure)
    {
        var (low, high) = figure.WouldRecommendWithin;
        return Words.Get("evaluations.within", Percent(low), Percent(high));
    }
}
