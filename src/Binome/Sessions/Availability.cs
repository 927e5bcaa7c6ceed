using Binome.Accounts;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>From one instant to another, UTC.</summary>
public readonly record struct Span(DateTime Start, DateTime End);

/// <summary>When somebody can meet, as they say it: hours of a week on their own clock, days away, and what they have already.</summary>
/// <param name="Zone">IANA name.</param>
/// <param name="Hours">`mon 12:30-14|fri 18-20`; empty when they said nothing, which stands for a working week.</param>
/// <param name="Taken">Other sessions, UTC.</param>
public sealed record Diary(
    string Zone,
    string Hours,
    DateOnly? AwayFrom = null,
    DateOnly? AwayUntil = null,
    IReadOnlyList<Span>? Taken = null
)
{
    /// <summary>Of whoever said no hours.</summary>
    public const string WorkingWeek = "mon 9-12|mon 14-18|tue 9-12|tue 14-18|wed 9-12|wed 14-18|thu 9-12|thu 14-18|fri 9-12|fri 14-18";

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private readonly ILookup<int, DayHours> week = WeekHours.Spans(Hours.Length > 0 ? Hours : WorkingWeek).ToLookup(s => s.Day);

    /// <summary>Free spans that touch this time, UTC, in order: what they say on their own clock, whatever its zone does with daylight saving meanwhile.</summary>
    public IEnumerable<Span> Free(DateTime from, DateTime until) => Said(from, until).SelectMany(Without);

    /// <summary>As they say it; morning and midday are one span where they touch.</summary>
    private IEnumerable<Span> Said(DateTime from, DateTime until)
    {
        var last = WallClock.Shown(until, zone).Day;
        Span? open = null;
        for (var day = WallClock.Shown(from, zone).Day; day <= last; day = day.AddDays(1))
            foreach (var hours in week[((int)day.DayOfWeek + 6) % 7].Where(_ => !IsAway(day)).OrderBy(s => s.Start))
            {
                var span = new Span(WallClock.From(day, hours.Start, zone), WallClock.From(day, hours.End, zone));
                if (open is { } before && span.Start > before.End)
                {
                    yield return before;
                    open = null;
                }
                open = open is { } touching ? new(touching.Start, span.End > touching.End ? span.End : touching.End) : span;
            }
        if (open is { } rest)
            yield return rest;
    }

    public bool IsAway(Slot slot) => IsAway(WallClock.Shown(slot.StartsAt, zone).Day);

    private bool IsAway(DateOnly day) => AwayFrom <= day && !(AwayUntil < day);

    private IEnumerable<Span> Without(Span free)
    {
        var start = free.Start;
        foreach (var taken in (Taken ?? []).Where(t => t.Start < free.End && t.End > free.Start).OrderBy(t => t.Start))
        {
            if (taken.Start > start)
                yield return new(start, taken.Start);
            start = taken.End > start ? taken.End : start;
        }
        if (start < free.End)
            yield return free with
            {
                Start = start,
            };
    }
}

/// <summary>Finds when people can meet.</summary>
public static class Availability
{
    /// <summary>Nobody is asked to meet at shorter notice.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromHours(24);

    /// <summary>What is further away is no plan.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(56);

    private const int Grid = 15; // minutes: beginnings as people say them
    private const int Step = 30;

    /// <summary>Morning, midday, afternoon, evening: from these hours.</summary>
    private static readonly int[] s_parts = [0, 12 * 60, 14 * 60, 17 * 60];

    /// <summary>Times at which all of them are free, on the clock of <paramref name="zone"/>: soonest first, each on another day, and where there is a choice at another part of it.</summary>
    /// <param name="minutes">How long.</param>
    /// <param name="from">Not before, UTC.</param>
    /// <param name="until">Over by then, UTC.</param>
    /// <remarks>Linear in the days looked at: all is read lazily, and stops at the last proposal.</remarks>
    public static IReadOnlyList<Slot> Propose(
        IReadOnlyList<Diary> diaries,
        string zone,
        int minutes,
        DateTime from,
        DateTime until,
        int most = Session.MostSlots
    )
    {
        var proposed = new List<Slot>();
        foreach (var day in ByDay(diaries, zone, minutes, from, until))
        {
            proposed.Add(day.Find(s => proposed.TrueForAll(p => PartOf(p) != PartOf(s))) ?? day[0]);
            if (proposed.Count == most)
                break;
        }
        return proposed;
    }

    /// <summary>Whether all of them are free then.</summary>
    public static bool Suits(IReadOnlyList<Diary> diaries, Slot slot) =>
        diaries.All(d => d.Free(slot.StartsAt, slot.EndsAt).Any(f => f.Start <= slot.StartsAt && f.End >= slot.EndsAt));

    private static IEnumerable<List<Slot>> ByDay(IReadOnlyList<Diary> diaries, string zone, int minutes, DateTime from, DateTime until)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var common = diaries.Select(d => d.Free(from, until)).Aggregate((IEnumerable<Span>)[new(from, until)], Both);
        var slots = common.SelectMany(free => Within(free, minutes, zone, clock));
        var day = new List<Slot>();
        foreach (var slot in slots)
        {
            if (day.Count > 0 && day[0].Day != slot.Day)
            {
                yield return day;
                day = [];
            }
            day.Add(slot);
        }
        if (day.Count > 0)
            yield return day;
    }

    /// <summary>What two lists of spans in order have in common, in order.</summary>
    private static IEnumerable<Span> Both(IEnumerable<Span> ones, IEnumerable<Span> others)
    {
        using var one = ones.GetEnumerator();
        using var other = others.GetEnumerator();
        var more = one.MoveNext() && other.MoveNext();
        while (more)
        {
            var start = one.Current.Start > other.Current.Start ? one.Current.Start : other.Current.Start;
            var isFirst = one.Current.End < other.Current.End;
            var end = isFirst ? one.Current.End : other.Current.End;
            if (start < end)
                yield return new(start, end);
            more = (isFirst ? one : other).MoveNext();
        }
    }

    private static IEnumerable<Slot> Within(Span free, int minutes, string zone, TimeZoneInfo clock)
    {
        var grid = TimeSpan.FromMinutes(Grid).Ticks;
        var first = new DateTime((free.Start.Ticks + grid - 1) / grid * grid, DateTimeKind.Utc);
        for (var at = first; at.AddMinutes(minutes) <= free.End; at = at.AddMinutes(Step))
        {
            var (day, minute) = WallClock.Shown(at, clock);
            // The second of an hour shown twice has no name of its own on the wall.
            if (WallClock.Utc(day, minute, clock) == at)
                yield return new(day, minute, zone, minutes);
        }
    }

    private static int PartOf(Slot slot) => Array.FindLastIndex(s_parts, from => from <= slot.Minute);
}
