namespace Binome.Matching.Tests;

public sealed class WeekSpanTests
{
    private const int Day = 24 * 60;

    [Theory]
    [InlineData("0 12:00-13:00", 60, "0 12:30-13:00", 60, true)] // the same clock, half an hour
    [InlineData("0 12:00-13:00", 60, "0 12:31-13:30", 60, false)] // 29 minutes
    [InlineData("0 18:00-19:00", 60, "0 12:00-13:00", -300, true)] // Paris evening is New York noon
    [InlineData("6 22:00-24:00", -300, "0 04:00-05:00", 60, true)] // Sunday night in New York is Monday morning in Paris
    [InlineData("0 01:00-02:00", 540, "6 17:00-18:00", 60, true)] // Monday in Tokyo is Sunday in Paris
    [InlineData("0 23:45-24:00|1 00:00-00:15", 0, "0 23:30-24:00|1 00:00-01:00", 0, true)] // half an hour across midnight
    [InlineData("6 23:45-24:00|0 00:00-00:15", 0, "6 23:00-24:00|0 00:00-01:00", 0, true)] // and across the week
    [InlineData("0 10:00-10:20|0 10:20-10:40", 0, "0 10:00-11:00", 0, true)] // two that touch are one
    [InlineData("0 10:00-10:20|0 10:40-11:00", 0, "0 10:00-11:00", 0, false)] // two that do not are two
    public void Two_weeks_meet_when_half_an_hour_is_common(string a, int offsetA, string b, int offsetB, bool meet)
    {
        Assert.Equal(meet, WeekSpan.Meet(WeekSpan.Shift(Read(a), offsetA), WeekSpan.Shift(Read(b), offsetB), 30));
        Assert.Equal(meet, WeekSpan.Meet(WeekSpan.Shift(Read(b), offsetB), WeekSpan.Shift(Read(a), offsetA), 30));
    }

    [Fact]
    public void Whoever_is_free_all_week_meets_everybody()
    {
        WeekSpan[] always = [.. Enumerable.Range(0, 7).Select(day => new WeekSpan(day * Day, (day + 1) * Day))];
        foreach (var offset in new[] { -720, 0, 345, 840 })
            Assert.True(WeekSpan.Meet(WeekSpan.Shift(always, offset), WeekSpan.Shift(Read("6 23:45-24:00|0 00:00-00:15"), 0), 30));
    }

    [Fact]
    public void Equals_counting_minute_by_minute()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var (a, b, x, y) = (Some(random), Some(random), random.Next(-12, 15) * 60, random.Next(-48, 57) * 15);
            var (free, common, longest) = (Minutes(a, x), Minutes(b, y), 0);
            for (int at = 0, run = 0; at < 2 * WeekSpan.Week; at++)
                longest = Math.Max(longest, run = free[at % WeekSpan.Week] && common[at % WeekSpan.Week] ? run + 1 : 0);
            Assert.True((longest >= 30) == WeekSpan.Meet(WeekSpan.Shift(a, x), WeekSpan.Shift(b, y), 30), $"seed {seed}");
        }
    }

    private static WeekSpan[] Some(Random random) =>
        [
            .. Enumerable
                .Range(0, random.Next(1, 9))
                .Select(_ => random.Next(0, 7 * 96))
                .Select(q => new WeekSpan(15 * q, Math.Min(15 * (q + random.Next(1, 9)), WeekSpan.Week))),
        ];

    private static bool[] Minutes(WeekSpan[] spans, int offset)
    {
        var minutes = new bool[WeekSpan.Week];
        foreach (var span in spans)
            for (var at = span.Start; at < span.End; at++)
                minutes[(at - offset + WeekSpan.Week) % WeekSpan.Week] = true;
        return minutes;
    }

    private static WeekSpan[] Read(string text) =>
        [.. text.Split('|').Select(part => new WeekSpan(At(part[0], part[2..7]), At(part[0], part[8..13])))];

    private static int At(char day, string time) => (day - '0') * Day + 60 * int.Parse(time[..2], null) + int.Parse(time[3..], null);
}
