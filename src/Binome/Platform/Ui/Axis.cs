using System.Globalization;

namespace Binome.Platform.Ui;

/// <summary>Round numbers for a chart's scale, and how numbers are written beside it.</summary>
internal static class Axis
{
    /// <summary>The two to four multiples of 1, 2 or 5 times a power of ten between two values.</summary>
    public static IReadOnlyList<double> Ticks(double from, double to)
    {
        var span = to - from;
        if (!(span > 0))
            return [];
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 3)));
        var step =
            power
            * (
                span / 3 / power is var f && f < 1.5 ? 1
                : f < 3.5 ? 2
                : f < 7.5 ? 5
                : 10
            );
        var first = Math.Ceiling(from / step);
        return [.. Enumerable.Range(0, 8).Select(i => (first + i) * step).TakeWhile(v => v <= to + step * 1e-9)];
    }

    /// <summary>Every label when few, else every second, third…, counted back from the last.</summary>
    public static bool Shows(int index, int count, int room = 9) => (count - 1 - index) % ((count + room - 1) / room) == 0;

    /// <summary>All ticks of a scale with the same decimals: 3.8, 4.0, 4.2.</summary>
    public static string Tick(double value, IReadOnlyList<double> ticks) =>
        value.ToString(
            ticks.All(t => t == Math.Round(t)) ? "#,0"
                : ticks.All(t => Math.Abs(t * 10 - Math.Round(t * 10)) < 1e-9) ? "0.0"
                : "0.00",
            CultureInfo.CurrentCulture
        );

    public static string Text(double value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);
}
