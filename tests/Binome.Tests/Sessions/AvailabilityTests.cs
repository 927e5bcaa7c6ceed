using Binome.Platform;
using Binome.Sessions;

namespace Binome.Tests.Sessions;

public sealed class AvailabilityTests
{
    /// <summary>One zone for each of 26 countries: with daylight saving in spring, in autumn, and without; whole, half and three-quarter hours.</summary>
    internal static readonly string[] Zones =
    [
        "Europe/Paris",
        "Europe/London",
        "Europe/Lisbon",
        "Europe/Athens",
        "Europe/Istanbul",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Africa/Johannesburg",
        "Africa/Lagos",
        "Asia/Dubai",
        "Asia/Karachi",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Asia/Singapore",
        "Asia/Shanghai",
        "Asia/Tokyo",
        "Australia/Adelaide",
        "Australia/Sydney",
        "Pacific/Auckland",
        "America/New_York",
        "America/Toronto",
        "America/Mexico_City",
        "America/Sao_Paulo",
        "America/Santiago",
        "America/Bogota",
        "Asia/Jerusalem",
    ];

    private static readonly DateTime Monday = Utc(2027, 3, 1, 9);

    [Fact]
    public void Three_times_differ_in_day_and_part_of_the_day_and_the_soonest_stands_first()
    {
        var paris = new Diary("Europe/Paris", "");
        var times = Availability.Propose([paris, paris], "Europe/Paris", 45, Monday.AddDays(1), Monday.AddDays(30));
        Assert.Equal(
            [(new DateOnly(2027, 3, 2), 10 * 60), (new DateOnly(2027, 3, 3), 14 * 60), (new DateOnly(2027, 3, 4), 17 * 60)],
            times.Select(t => (t.Day, t.Minute))
        );
        Assert.All(times, t => Assert.Equal(("Europe/Paris", 45), (t.Zone, t.Minutes)));
    }

    [Fact]
    public void Where_hours_leave_one_day_a_week_the_times_are_weeks_apart()
    {
        var times = Availability.Propose(
            [new("Europe/Paris", "mon 12:30-14"), new("Europe/Paris", "mon 9-13:30|thu 14-18")],
            "Europe/Paris",
            60,
            Monday,
            Monday.AddDays(30)
        );
        Assert.Equal([1, 8, 15], times.Select(t => t.Day.Day));
        Assert.All(times, t => Assert.Equal((12 * 60) + 30, t.Minute));
    }

    [Fact]
    public void Hours_that_touch_are_one_and_nothing_is_longer_than_what_is_free()
    {
        Diary[] both = [new("Europe/Paris", "tue 8-12|tue 12-14"), new("Europe/Paris", "tue 11:30-12:30")];
        Assert.Equal([(11 * 60) + 30], Availability.Propose(both, "Europe/Paris", 60, Monday, Monday.AddDays(6)).Select(t => t.Minute));
        Assert.Empty(Availability.Propose(both, "Europe/Paris", 75, Monday, Monday.AddDays(6)));
    }

    [Fact]
    public void Leave_and_other_sessions_are_not_free_on_the_clock_of_whoever_has_them()
    {
        var from = new DateOnly(2027, 3, 1);
        var away = new Diary("Pacific/Auckland", "", from, from.AddDays(8));
        var times = Availability.Propose([away], "Europe/Paris", 60, Monday, Monday.AddDays(30));
        Assert.Equal(Utc(2027, 3, 9, 20), times[0].StartsAt); // 9:00 of 10 March in Auckland, UTC+13
        var taken = new Diary(
            "UTC",
            "tue 9-12",
            Taken: [new(Utc(2027, 3, 2, 9), Utc(2027, 3, 2, 10)), new(Utc(2027, 3, 2, 11), Utc(2027, 3, 2, 11).AddMinutes(30))]
        );
        Assert.Equal(Utc(2027, 3, 2, 10), Availability.Propose([taken], "UTC", 60, Monday, Monday.AddDays(6)).Single().StartsAt);
        Assert.Equal(Utc(2027, 3, 9, 9), Availability.Propose([taken], "UTC", 75, Monday, Monday.AddDays(9)).Single().StartsAt);
        Assert.False(Availability.Suits([taken], new(new(2027, 3, 2), (10 * 60) + 30, "UTC", 60)));
        Assert.True(Availability.Suits([taken], new(new(2027, 3, 2), 10 * 60, "UTC", 60)));
    }

    /// <summary>What is said for Tuesday at nine is nine on the wall before and after; in UTC it moves.</summary>
    [Theory]
    [InlineData("Europe/Paris", "2027-03-28", 60)]
    [InlineData("Europe/Paris", "2027-10-31", -60)]
    [InlineData("America/New_York", "2027-03-14", 60)]
    [InlineData("America/New_York", "2027-11-07", -60)]
    [InlineData("Australia/Sydney", "2027-04-04", -60)]
    [InlineData("Australia/Sydney", "2027-10-03", 60)]
    public void The_wall_time_is_kept_over_a_change_of_daylight_saving(string zone, string change, int minutesEarlier)
    {
        var day = DateTime.SpecifyKind(DateTime.Parse(change, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var times = Availability.Propose([new(zone, "tue 9-10")], zone, 60, day.AddDays(-8), day.AddDays(14), 3);
        Assert.Equal(3, times.Count);
        Assert.All(times, t => Assert.Equal(9 * 60, t.Minute));
        Assert.Equal(TimeSpan.FromMinutes((7 * 24 * 60) - minutesEarlier), Gap(times.First(t => t.StartsAt > day).StartsAt));

        TimeSpan Gap(DateTime after) => after - times.Last(t => t.StartsAt < day).StartsAt;
    }

    /// <summary>Everybody with everybody, over both changes of either hemisphere: each time is one that both said on their own clock, and the first is the first there is.</summary>
    [Fact]
    public void Over_both_changes_of_2027_people_of_26_countries_meet_at_hours_that_both_said()
    {
        string[] hours = ["mon 8-12|tue 8-12|wed 8-12|thu 8-12|fri 8-12", "", "mon 6-22|sat 9-12", "sun 0-24|wed 16-24|thu 0-10"];
        var (met, never) = (0, 0);
        foreach (var from in new[] { Utc(2027, 3, 10, 7), Utc(2027, 3, 26, 7), Utc(2027, 10, 1, 7), Utc(2027, 10, 29, 7) })
            for (var one = 0; one < Zones.Length; one++)
            for (var other = one; other < Zones.Length; other++)
            {
                var (a, b) = (new Diary(Zones[one], hours[one % 4]), new Diary(Zones[other], hours[(other + (one / 4)) % 4]));
                var times = Availability.Propose([a, b], Zones[one], 45, from, from.AddDays(12), 100);
                Assert.Equal(times.OrderBy(t => t.StartsAt), times);
                var (saidA, saidB) = (Said(a, from), Said(b, from));
                var free = Enumerable
                    .Range(0, (12 * 96) - 2)
                    .Where(q => Enumerable.Range(q, 3).All(x => saidA[x] && saidB[x]))
                    .Select(q => from.AddMinutes(15 * q))
                    .ToList();
                Assert.All(times, t => Assert.Contains(t.StartsAt, free));
                Assert.Equal(free.Cast<DateTime?>().FirstOrDefault(), times.Count > 0 ? times[0].StartsAt : null);
                (met, never) = times.Count > 0 ? (met + 1, never) : (met, never + 1);
            }
        Assert.True(met > 900 && never > 50, $"{met} met, {never} never");
    }

    /// <summary>Independently: each quarter of an hour from then on, on the wall, is one that they said or not.</summary>
    private static bool[] Said(Diary diary, DateTime from)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(diary.Zone);
        var said = Binome.Accounts.WeekHours.Spans(diary.Hours.Length > 0 ? diary.Hours : Diary.WorkingWeek);
        return
        [
            .. Enumerable
                .Range(0, 12 * 96)
                .Select(quarter => TimeZoneInfo.ConvertTimeFromUtc(from.AddMinutes(15 * quarter), zone))
                .Select(wall =>
                    said.Any(s =>
                        s.Day == ((int)wall.DayOfWeek + 6) % 7
                        && s.Start <= wall.TimeOfDay.TotalMinutes
                        && wall.TimeOfDay.TotalMinutes + 15 <= s.End
                    )
                ),
        ];
    }

    [Fact]
    public void An_hour_that_the_clock_skips_is_never_proposed_and_one_shown_twice_is_the_first()
    {
        var spring = Availability.Propose(
            [new("Europe/Paris", "sun 1-4")],
            "Europe/Paris",
            30,
            Utc(2027, 3, 27, 12),
            Utc(2027, 3, 29, 0),
            100
        );
        Assert.Single(spring);
        var all = Availability.Propose([new("Europe/Paris", "sun 2-3")], "Europe/Paris", 30, Utc(2027, 3, 27, 12), Utc(2027, 3, 29, 0));
        Assert.Empty(all); // from two to three there was nothing
        Assert.Null(WallClock.Utc(new(2027, 3, 28), 150, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
        Assert.Equal(
            Utc(2027, 10, 31, 0).AddMinutes(30),
            WallClock.Utc(new(2027, 10, 31), 150, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"))
        );
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
