using System.Globalization;
using Binome.Sessions;
using static Binome.Tests.Sessions.CalendarTextTests;

namespace Binome.Tests.Sessions;

public sealed class CalendarZoneTests
{
    [Fact]
    public async Task In_every_zone_of_the_world_both_changes_of_2027_are_read_as_they_were_meant()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones();
        var meetings = zones.SelectMany(z => Moments(z).Select((at, number) => At(z.Id, at, number))).ToList();
        var changing = zones.Count(z => Changes(z).Any());
        Assert.True(zones.Count > 300 && changing > 100, $"{zones.Count} zones, {changing} that change");
        var read = await ReadCalendar.Of(CalendarText.Write(CalendarMethod.Publish, meetings));
        Assert.Empty(read.Errors);
        Assert.Equal(meetings.Count, read.Events.Length);
        var wrong =
            from pair in meetings.Zip(read.Events)
            let meant = pair.First.StartsAt
            let end = meant + pair.First.Length
            where
                (pair.Second.Start.UtcDateTime, pair.Second.End.UtcDateTime) != (meant, end)
                || (pair.Second.SystemStart.UtcDateTime, pair.Second.SystemEnd.UtcDateTime) != (meant, end)
            select $"{pair.First.Zone}: meant {meant:u}, its own zone {pair.Second.Start:u}, the system's {pair.Second.SystemStart:u}";
        Assert.Empty(wrong.Take(20));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2027-06-01T03:00:00", "19700101T090000 +0900 +0900")]
    [InlineData("Asia/Kolkata", "2027-06-01T03:00:00", "19700101T053000 +0530 +0530")]
    [InlineData(
        "America/New_York",
        "2027-12-01T12:00:00",
        "20271107T020000 -0400 -0500|20280312T020000 -0500 -0400|20281105T020000 -0400 -0500"
    )]
    // Half an hour of daylight saving, and the south.
    [InlineData(
        "Australia/Lord_Howe",
        "2027-06-01T03:00:00",
        "20270404T020000 +1100 +1030|20271003T020000 +1030 +1100|20280402T020000 +1100 +1030"
    )]
    // The law has changed: Jordan stayed in summer from October 2022 on, Kazakhstan came to one hour in March 2024.
    [InlineData("Asia/Amman", "2022-06-01T03:00:00", "20211029T010000 +0300 +0200|20220225T000000 +0200 +0300")]
    [InlineData("Asia/Almaty", "2024-02-01T03:00:00", "19700101T060000 +0600 +0600|20240301T000000 +0600 +0500")]
    // Ramadan.
    [InlineData(
        "Africa/Casablanca",
        "2027-01-15T12:00:00",
        "20260322T020000 +0000 +0100|20270207T030000 +0100 +0000|20270314T020000 +0000 +0100|20280123T030000 +0100 +0000"
    )]
    public void The_changes_around_a_meeting_are_written_at_their_own_dates(string zone, string at, string expected)
    {
        var meeting = Meeting with
        {
            Zone = zone,
            StartsAt = DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        };
        var lines = CalendarText.Write(CalendarMethod.Request, [meeting]).Split("\r\n").TakeWhile(l => l != "END:VTIMEZONE").ToList();
        var changes = lines
            .Select((line, i) => (line, i))
            .Where(l => l.line.StartsWith("DTSTART:", StringComparison.Ordinal))
            .Select(l => string.Join(' ', lines[l.i..(l.i + 3)].Select(x => x.Split(':')[1])));
        Assert.Equal(expected.Split('|'), changes);
    }

    [Fact]
    public void An_hour_that_comes_twice_is_told_apart()
    {
        var first = new DateTime(2027, 10, 31, 0, 30, 0, DateTimeKind.Utc); // 2:30 in summer
        Assert.Contains("DTSTART;TZID=Europe/Paris:20271031T023000", Written(first), StringComparison.Ordinal);
        Assert.Contains("DTSTART:20271031T013000Z", Written(first.AddHours(1)), StringComparison.Ordinal); // 2:30 again: by itself it would mean the first
        Assert.Contains("DTSTART:20271031T003000Z", Written(first, TimeSpan.FromHours(1)), StringComparison.Ordinal); // it ends in the second
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_written_as_the_instant()
    {
        var text = CalendarText.Write(CalendarMethod.Publish, [Meeting with { Zone = "Moon/Base" }, Meeting with { Uid = "2" }]);
        Assert.Contains("DTSTART:20270330T070000Z", text, StringComparison.Ordinal);
        Assert.Contains("TZID:Europe/Paris", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Moon", text, StringComparison.Ordinal);
    }

    private static string Written(DateTime at, TimeSpan? length = null) =>
        CalendarText.Write(CalendarMethod.Request, [Meeting with { StartsAt = at, Length = length ?? TimeSpan.FromMinutes(15) }]);

    private static CalendarEvent At(string zone, DateTime at, int number) =>
        Meeting with
        {
            Uid = $"{zone}-{number}",
            Zone = zone,
            StartsAt = at,
            About = null,
            Place = null,
        };

    /// <summary>Hours around both changes; noon in winter and summer where nothing changes.</summary>
    private static IEnumerable<DateTime> Moments(TimeZoneInfo zone)
    {
        DateTime[] plain = [new(2027, 1, 10, 12, 0, 0, DateTimeKind.Utc), new(2027, 7, 10, 12, 0, 0, DateTimeKind.Utc)];
        double[] hours = [-25, -2, -1, -0.5, 0, 0.5, 1, 2];
        return [.. plain, .. Changes(zone).SelectMany(at => hours.Select(h => at.AddHours(h)))];
    }

    /// <summary>Found otherwise than the calendar does: quarter of an hour by quarter of an hour.</summary>
    private static IEnumerable<DateTime> Changes(TimeZoneInfo zone)
    {
        var year = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var day = year; day.Year == 2027; day = day.AddDays(1))
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
                for (var at = day; at < day.AddDays(1); at = at.AddMinutes(15))
                    if (zone.GetUtcOffset(at) != zone.GetUtcOffset(at.AddMinutes(15)))
                        yield return at.AddMinutes(15);
    }
}
