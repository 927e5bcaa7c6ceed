using System.Globalization;
using Binome.Platform;

namespace Binome.Evaluations;

/// <summary>Figures as their reader writes them.</summary>
public static class FigureWords
{
    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public static string Mean(double mean) => mean.ToString("0.0", CultureInfo.CurrentCulture);

    public static string Percent(double share) => Words.Percent(share);

    /// <summary>What mentors say it takes of their time a month: mean, its interval, how many say so, of how many.</summary>
    public static string Hours(Figure figure, string sentence)
    {
        var (low, high) = figure.MeanWithin(Question.HalfHours, GivenHours.MostHalves);
        return Words.Get(
            sentence,
            Mean(figure.Mean(Question.HalfHours) / 2),
            Mean(low / 2),
            Mean(high / 2),
            Number(figure.People),
            Number(figure.Asked)
        );
    }

    /// <summary>`78% to 98%`.</summary>
    public static string Within(Figure figure)
    {
        var (low, high) = figure.WouldRecommendWithin;
        return Words.Get("evaluations.within", Percent(low), Percent(high));
    }
}
