using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Enrolment;

/// <summary>Hours of a week as somebody ticks them: four parts of each working day, and whatever else was said before, hour by hour.</summary>
/// <remarks>Kept as the files write them, `mon 12:30-14|fri 18-20`; only what was offered is taken, so that nothing else can be kept.</remarks>
public static class WeekHours
{
    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly (string Span, string Word)[] s_parts =
    [
        ("8-12", "morning"),
        ("12-14", "midday"),
        ("14-18", "afternoon"),
        ("18-20", "evening"),
    ];

    public static IReadOnlyList<string> Parse(string hours) =>
        hours.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Monday to Friday, and other days where something was said of them; each with what can be ticked.</summary>
    public static IReadOnlyList<(string Day, string Name, IReadOnlyList<Option> Options)> Offered(string hours)
    {
        var said = Parse(hours);
        return
        [
            .. from day in s_days
            let own = said.Where(s => s.StartsWith(day + " ", StringComparison.Ordinal)).Select(s => s[4..])
            where Array.IndexOf(s_days, day) < 5 || own.Any()
            let usual = s_parts.Select(p => new Option($"{day} {p.Span}", Words.Get($"enrolment.hours.{p.Word}")))
            let others = own.Where(o => !s_parts.Any(p => p.Span == o)).Select(o => new Option($"{day} {o}", SaySpan(o)))
            select (day, NameOf(day), (IReadOnlyList<Option>)[.. usual, .. others]),
        ];
    }

    /// <summary>What was ticked, in the order of the week.</summary>
    public static string Taken(string before, IEnumerable<string> ticked)
    {
        var chosen = ticked.ToHashSet(StringComparer.Ordinal);
        return string.Join('|', Offered(before).SelectMany(d => d.Options).Select(o => o.Value).Where(chosen.Contains));
    }

    /// <summary>"Monday 8:00–12:00, Thursday 14:00–18:00".</summary>
    public static string Say(string hours) => string.Join(", ", Parse(hours).Select(s => $"{NameOf(s[..3])} {SaySpan(s[4..])}"));

    private static string NameOf(string day)
    {
        var index = Array.IndexOf(s_days, day);
        return index < 0 ? day : CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(index + 1) % 7];
    }

    private static string SaySpan(string span) => string.Join('–', span.Split('-').Select(SayTime));

    private static string SayTime(string time)
    {
        var (hour, minute) = time.Split(':') is [var h, var m] ? (h, m) : (time, "00");
        return Words.Language == "fr" ? $"{hour}\u00a0h{(minute == "00" ? "" : "\u00a0" + minute)}" : $"{hour}:{minute}";
    }
}
