using System.Globalization;
using System.Text.RegularExpressions;

namespace Binome.Accounts;

/// <summary>Hours of a week, day by day, as somebody types them and as they are kept: <c>mon 12:30-14|fri 18-20</c>.</summary>
public static partial class WeekHours
{
    public static readonly IReadOnlyList<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

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
