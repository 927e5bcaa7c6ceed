namespace Binome.Matching;

/// <summary>Part of a week, in minutes from Monday 0:00.</summary>
/// <param name="Start">First minute.</param>
/// <param name="End">The minute after the last.</param>
public readonly record struct WeekSpan(int Start, int End)
{
    /// <summary>Minutes of a week.</summary>
    public const int Week = 7 * 24 * 60;

    /// <summary>The same hours on a clock that is <paramref name="offset"/> minutes behind, joined where they touch, across the end of the week too.</summary>
    public static WeekSpan[] Shift(IEnumerable<WeekSpan> spans, int offset)
    {
        var joined = new List<WeekSpan>();
        foreach (var span in spans.Select(s => From(s.Start - offset, s.End - s.Start)).OrderBy(s => s.Start))
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = new(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        while (joined.Count > 1 && joined[^1].End >= joined[0].Start + Week)
        {
            joined[^1] = new(joined[^1].Start, Math.Max(joined[^1].End, joined[0].End + Week));
            joined.RemoveAt(0);
        }
        // Whoever is free all week is free across its end as well.
        return joined is [var only] && only.End - only.Start >= Week ? [new(0, 2 * Week)] : [.. joined];
    }

    /// <summary>Whether two weeks, each from <see cref="Shift"/>, have so many consecutive minutes in common.</summary>
    public static bool Meet(WeekSpan[] a, WeekSpan[] b, int minutes)
    {
        foreach (var x in a)
        foreach (var y in b)
            for (var week = -Week; week <= Week; week += Week)
                if (Math.Min(x.End, y.End + week) - Math.Max(x.Start, y.Start + week) >= minutes)
                    return true;
        return false;
    }

    private static WeekSpan From(int start, int length) => new((start % Week + Week) % Week, (start % Week + Week) % Week + length);
}
