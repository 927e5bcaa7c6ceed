using Binome.Accounts;

namespace Binome.Tests.Accounts;

public sealed class WeekHoursTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("12:30-14", "12:30-14")]
    [InlineData(" 17-18 , 9-12 ", "9-12, 17-18")]
    [InlineData("de 9h à 12h30", "9-12:30")]
    [InlineData("9 h 30 – 12 h et 14-16", "9:30-12, 14-16")]
    [InlineData("from 9.00 to 24", "9-24")]
    [InlineData("9-12, 12-13", "9-12, 12-13")]
    public void What_people_write_is_read(string typed, string kept) => Assert.Equal(kept, WeekHours.Read(typed));

    [Theory]
    [InlineData("morning")]
    [InlineData("14-12")]
    [InlineData("9-9")]
    [InlineData("9-25")]
    [InlineData("9-12, 11-13")]
    [InlineData("9:75-10")]
    [InlineData("9")]
    public void What_is_no_hours_is_not_guessed(string typed) => Assert.Null(WeekHours.Read(typed));

    [Fact]
    public void Days_are_kept_as_the_files_write_them_and_come_back()
    {
        var week = new Dictionary<string, string> { ["mon"] = "12:30-14, 18-20", ["fri"] = "9-10" };
        var kept = WeekHours.Join(day => week.GetValueOrDefault(day, ""));
        Assert.Equal("mon 12:30-14|mon 18-20|fri 9-10", kept);
        Assert.All(WeekHours.Days, day => Assert.Equal(week.GetValueOrDefault(day, ""), WeekHours.Of(kept, day)));
    }
}
