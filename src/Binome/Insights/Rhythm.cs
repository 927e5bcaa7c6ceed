using System.Globalization;
using Binome.Counts;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>Sessions held in one week, the one that begins on this Monday.</summary>
public sealed record WeekHeld(DateOnly Monday, int Held)
{
    /// <summary>`W48`, `S48` (ISO 8601).</summary>
    public string Label => Words.Get("insights.week", ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue)));
}

/// <summary>When pairs meet, as far as it may be known: twelve weeks back, and this one to its end. The times of sealed people are in none of it.</summary>
/// <param name="Weeks">Twelve, this one last.</param>
/// <param name="ThisWeek">Sessions of this week by their state; those agreed are not over.</param>
/// <param name="Lines">Lines of this week's list: a session that two mentors hold together stands there for each of the two pairs.</param>
/// <param name="Hidden">Sessions that sealed people have agreed, whichever week they are in.</param>
public sealed record Rhythm(IReadOnlyList<WeekHeld> Weeks, IReadOnlyDictionary<SessionState, int> ThisWeek, int Lines, int Hidden)
{
    /// <summary>Their lines, among the others.</summary>
    public int HiddenLines { get; init; }

    /// <summary>Sessions of this week that are over, and that nobody has told of.</summary>
    public int Untold { get; init; }

    public const int Many = 12;

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first day that counts.</summary>
    public static DateOnly From(DateOnly today) => Monday(today).AddDays(-7 * (Many - 1));

    /// <summary>One statement; a few rows for each day.</summary>
    /// <param name="counts">Of the whole programme; without them, those whom the reader runs it for are counted one by one.</param>
    public static async Task<Rhythm> Read(
        BinomeDb db,
        Remit remit,
        CurrentCounts? counts,
        DateOnly today,
        DateTime now,
        CancellationToken stop
    )
    {
        var days = counts is null ? await Count(db, remit, today, now, stop) : await Sum(remit, counts, today, now, stop);
        return Of(days, today);
    }

    /// <param name="Untold">Of the whole week, on every row.</param>
    private sealed record Met(DateOnly? Day, SessionState State, int Sessions, int Lines, int Untold);

    private static Task<List<Met>> Sum(Remit remit, CurrentCounts counts, DateOnly today, DateTime now, CancellationToken stop)
    {
        var (from, monday, sunday) = (From(today), Monday(today), Monday(today).AddDays(6));
        var begun = monday.AddDays(-1).ToDateTime(default, DateTimeKind.Utc); // somewhere it is Monday; the day itself is the mentee's
        var untold = counts
            .EachSession(remit.Programme.Id)
            .Where(c => c.StartsAt >= begun && c.StartsAt < now && c.EndsAt <= now && c.State == SessionState.Agreed)
            .Where(c => c.Day >= monday && c.Day <= sunday && c.Lines > 0);
        return counts
            .Sessions(remit.Programme.Id)
            .Where(s =>
                s.Day >= from
                    && s.Day <= sunday
                    && (s.State == SessionState.Held || s.State == SessionState.Agreed || s.State == SessionState.Missed)
                || s.Day == CountedDay.None && s.State == SessionState.Agreed
            )
            .Select(s => new Met(s.Day == CountedDay.None ? null : s.Day, s.State, s.Seen, s.Lines, untold.Count()))
            .ToListAsync(stop);
    }

    private static Task<List<Met>> Count(BinomeDb db, Remit remit, DateOnly today, DateTime now, CancellationToken stop)
    {
        var (from, monday, sunday) = (From(today), Monday(today), Monday(today).AddDays(6));
        var seen = db.Sessions.In(db, remit);
        var untold = seen.Where(f => f.State == SessionState.Agreed && f.Day >= monday && f.Day <= sunday && f.EndsAt <= now);
        return seen.Where(f =>
                f.Day >= from
                    && f.Day <= sunday
                    && (f.State == SessionState.Held || f.State == SessionState.Agreed || f.State == SessionState.Missed)
                || f.Day == null && f.State == SessionState.Agreed
            )
            .GroupBy(f => new { f.Day, f.State })
            .Select(g => new Met(
                g.Key.Day,
                g.Key.State,
                g.Select(f => f.Session).Distinct().Count(),
                g.Count(),
                untold.Select(f => f.Session).Distinct().Count()
            ))
            .ToListAsync(stop);
    }

    private static Rhythm Of(List<Met> days, DateOnly today)
    {
        var (monday, untold) = (Monday(today), days.FirstOrDefault()?.Untold ?? 0);
        var week = days.Where(d => d.Day >= monday).ToList();
        return new(
            Held(days.Where(d => d is { Day: not null, State: SessionState.Held }).Select(d => (d.Day!.Value, d.Sessions)), today),
            week.GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Sum(d => d.Sessions) - (g.Key == SessionState.Agreed ? untold : 0)),
            week.Concat(days.Where(d => d.Day is null)).Sum(d => d.Lines),
            days.Where(d => d.Day is null).Sum(d => d.Sessions)
        )
        {
            HiddenLines = days.Where(d => d.Day is null).Sum(d => d.Lines),
            Untold = untold,
        };
    }

    /// <summary>From the first week of the programme on, or the first in which somebody met: before it, nobody could have.</summary>
    public static IReadOnlyList<WeekHeld> Begun(IReadOnlyList<WeekHeld> weeks, Programme programme)
    {
        var began = Monday(programme.StartsOn ?? DateOnly.FromDateTime(programme.CreatedAt));
        return [.. weeks.SkipLast(1).SkipWhile(w => w.Held == 0 && w.Monday < began), .. weeks.TakeLast(1)];
    }

    /// <summary>Days into weeks; one in which nobody met is zero.</summary>
    public static IReadOnlyList<WeekHeld> Held(IEnumerable<(DateOnly Day, int Sessions)> days, DateOnly today)
    {
        var byWeek = days.GroupBy(d => Monday(d.Day)).ToDictionary(g => g.Key, g => g.Sum(d => d.Sessions));
        return
        [
            .. Enumerable
                .Range(0, Many)
                .Select(week => From(today).AddDays(7 * week))
                .Select(m => new WeekHeld(m, byWeek.GetValueOrDefault(m))),
        ];
    }
}
