namespace Binome.Platform.Ui;

/// <summary>One bar; at most one of a chart is hot.</summary>
public sealed record Bar(string Label, double Value, bool Hot = false);

/// <summary>Hot: coral with its area, the one the chart is about. Plain: slate. Planned: dashed.</summary>
public enum SerieKind
{
    Plain,
    Hot,
    Planned,
}

/// <summary>One line of a chart; null where there is no value (yet).</summary>
public sealed record Serie(string Name, IReadOnlyList<double?> Values, SerieKind Kind = SerieKind.Plain);

/// <summary>Words beside a point, in place; Ring draws an empty point there (what is to come).</summary>
public sealed record Remark(int Index, double Value, string Text, bool Ring = false);

/// <summary>One stage of a funnel, and in words what became of the others.</summary>
public sealed record Stair(string Label, long Value, string? Note = null);

/// <summary>One line of a heat map.</summary>
public sealed record HeatRow(string Label, IReadOnlyList<double> Values, string? End = null);

/// <summary>One point of a trade-off: so many of one, so much of the other.</summary>
public sealed record CurvePoint(double X, double Y);

/// <summary>A mean and the ends of its interval, and all of it in words for the table.</summary>
public sealed record Estimate(double Value, double Low, double High, string Text);

/// <summary>One line of before and after; null where nothing may be told (yet).</summary>
public sealed record Change(string Label, Estimate? Before, Estimate? After)
{
    /// <summary>The intervals do not touch: more than chance, as far as they go.</summary>
    public bool IsProven => Before is not null && After is not null && (After.Low > Before.High || After.High < Before.Low);
}
