using System.Globalization;
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
/// <param name="ThisWeek">Sessions of this week by their state.</param>
/// <param name="Lines">Lines of this week's list: a session that two mentors hold together stands there for each of the two pairs.</param>
/// <param name="Hidden">Sessions that sealed people have agreed, whichever week they are in.</param>
public sealed record Rhythm(IReadOnlyList<WeekHeld> Weeks, IReadOnlyDictionary<SessionState, int> ThisWeek, int Lines, int Hidden)
{
    public const int Many = 12;

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first day that counts.</summary>
    public static DateOnly From(DateOnly today) => Monday(today).AddDays(-7 * (Many - 1));

    /// <summary>One statement; a few rows for each day.</summary>
    public static async Task<Rhythm> Read(BinomeDb db, Remit remit, DateOnly today, CancellationToken stop)
    {
        var (from, monday) = (From(today), Monday(today));
        var sunday = monday.AddDays(6);
        var days = await db
            .Sessions.In(db, remit)
            .Where(f =>
                f.Day >= from
                    && f.Day <= sunday
                    && (f.State == SessionState.Held || f.State == SessionState.Agreed || f.State == SessionState.Missed)
                || f.Day == null && f.State == SessionState.Agreed
            )
            .GroupBy(f => new { f.Day, f.State })
            .Select(g => new
            {
                g.Key.Day,
                g.Key.State,
                Sessions = g.Select(f => f.Session).Distinct().Count(),
                Lines = g.Count(),
            })
            .ToListAsync(stop);
        var week = days.Where(d => d.Day >= monday).ToList();
        return new(
            Held(days.Where(d => d is { Day: not null, State: SessionState.Held }).Select(d => (d.Day!.Value, d.Sessions)), today),
            week.GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Sum(d => d.Sessions)),
            week.Concat(days.Where(d => d.Day is null)).Sum(d => d.Lines),
            days.Where(d => d.Day is null).Sum(d => d.Sessions)
        );
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
