using System.Globalization;
using System.Text.RegularExpressions;
using Binome.Platform;

namespace Binome.Accounts;

/// <summary>Some hours of one day of the week: 0 is Monday, minutes from midnight.</summary>
public readonly record struct DayHours(int Day, int Start, int End);

/// <summary>Hours of a week, day by day, as somebody types them and as they are kept: <c>mon 12:30-14|fri 18-20</c>.</summary>
public static partial class WeekHours
{
    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static IReadOnlyList<string> Days => s_days;

    /// <summary>What was typed for one day, as it is kept: <c>12:30-14, 18-20</c> in order; empty for none; null when it cannot be read.</summary>
    public static string? Read(string? typed)
    {
        var spans = new List<(int Start, int End)>();
        foreach (var part in Between().Split(typed ?? "").Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            if (Span().Match(part) is not { Success: true } found)
                return null;
            var (start, end) = (Minute(found, "h1", "m1"), Minute(found, "h2", "m2"));
            if (start is null || end is null || start >= end)
                return null;
            spans.Add((start.Value, end.Value));
        }
        spans.Sort();
        for (var i = 1; i < spans.Count; i++)
            if (spans[i].Start < spans[i - 1].End)
                return null; // 9-12, 11-13: one of the two is a slip
        return string.Join(", ", spans.Select(s => $"{Say(s.Start)}-{Say(s.End)}"));
    }

    /// <summary>Days joined as they are kept; what <see cref="Read"/> gave for each day that has any.</summary>
    public static string Join(Func<string, string> day) =>
        string.Join('|', Days.SelectMany(d => day(d).Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(span => $"{d} {span}")));

    /// <summary>One day of what is kept, as <see cref="Read"/> takes it back.</summary>
    public static string Of(string hours, string day) =>
        string.Join(
            ", ",
            hours.Split('|').Where(h => h.StartsWith(day + " ", StringComparison.Ordinal)).Select(h => h[(day.Length + 1)..])
        );

    /// <summary>What is kept, span by span; what is not understood is left out.</summary>
    public static IReadOnlyList<DayHours> Spans(string kept) =>
        [
            .. kept.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text =>
                    text.Split(' ', 2) is [var day, var span]
                    && Array.IndexOf(s_days, day) is >= 0 and var at
                    && Span().Match(span) is { Success: true } found
                    && Minute(found, "h1", "m1") is { } start
                    && Minute(found, "h2", "m2") is { } end
                    && start < end
                        ? new DayHours(at, start, end)
                        : (DayHours?)null
                )
                .OfType<DayHours>(),
        ];

    /// <summary>As it is kept.</summary>
    public static string Write(DayHours hours) => $"{Days[hours.Day]} {Say(hours.Start)}-{Say(hours.End)}";

    /// <summary>"Monday 8:00–12:00, Thursday 14:00–18:00".</summary>
    public static string Say(string hours) => string.Join(", ", Spans(hours).Select(s => $"{DayName(s.Day)} {Say(s)}"));

    public static string Say(DayHours span) => $"{Clock(span.Start)}–{Clock(span.End)}";

    /// <summary>`Monday`, `lundi`.</summary>
    public static string DayName(int day) => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(day + 1) % 7];

    /// <summary>`12:30`, `12 h 30`, `14 h`.</summary>
    public static string Clock(int minute) =>
        Words.Language != "fr" ? $"{minute / 60}:{minute % 60:00}"
        : minute % 60 == 0 ? $"{minute / 60}\u00a0h"
        : $"{minute / 60}\u00a0h\u00a0{minute % 60:00}";

    private static int? Minute(Match found, string hour, string minute)
    {
        var at = int.Parse(found.Groups[hour].Value, CultureInfo.InvariantCulture) * 60;
        at += found.Groups[minute] is { Success: true, Value: var m } ? int.Parse(m, CultureInfo.InvariantCulture) : 0;
        return at <= 24 * 60 ? at : null;
    }

    private static string Say(int minute) => minute % 60 == 0 ? $"{minute / 60}" : $"{minute / 60}:{minute % 60:00}";

    [GeneratedRegex(@"[,;|/]| et | and ", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    // 9-12, 9:30-12, 9h30-12h, 9 h 30 – 12 h, de 9h à 12h, 9 to 12
    [GeneratedRegex(
        @"^(?:de |from )?(?<h1>[0-9]{1,2})\s*(?:[:.hH]\s*(?<m1>[0-5][0-9])?)?\s*(?:-|–|—|à|to)\s*(?<h2>[0-9]{1,2})\s*(?:[:.hH]\s*(?<m2>[0-5][0-9])?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Span();
}
