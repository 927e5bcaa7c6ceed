using Binome.Platform;

namespace Binome.Tests.Platform;

public sealed class MomentsTests
{
    [Theory]
    [InlineData("fr", "Europe/Paris", "jeudi 26 novembre 2026, 8\u00a0h\u00a005")]
    [InlineData("en", "Europe/Paris", "Thursday 26 November 2026, 08:05")]
    [InlineData("en", "Asia/Kolkata", "Thursday 26 November 2026, 12:35")]
    public void An_instant_is_said_in_words_on_the_readers_clock(string language, string zone, string said) =>
        Assert.Equal(said, Words.In(language, () => Moments.Say(new DateTime(2026, 11, 26, 7, 5, 0, DateTimeKind.Utc), zone)));

    [Theory]
    [InlineData("fr", 1, "lundi 1er mars 2027", "1er mars 2027")]
    [InlineData("fr", 11, "jeudi 11 mars 2027", "11 mars 2027")]
    [InlineData("en", 1, "Monday 1 March 2027", "1 March 2027")]
    public void French_counts_the_first_of_a_month_alone(string language, int day, string weekDay, string said)
    {
        var on = new DateOnly(2027, 3, day);
        Assert.Equal((weekDay, said), Words.In(language, () => (Moments.WeekDay(on), Moments.Day(on))));
    }

    [Theory]
    [InlineData("fr", "Europe/Paris", "heure de Paris")]
    [InlineData("fr", "Asia/Istanbul", "heure d’Istanbul")]
    [InlineData("fr", "Europe/Athens", "heure d’Athènes")]
    [InlineData("fr", "Europe/London", "heure de Londres")]
    [InlineData("en", "Europe/London", "London time")]
    [InlineData("en", "America/Argentina/Buenos_Aires", "Buenos Aires time")]
    [InlineData("en", "Etc/UTC", "UTC")]
    public void A_clock_is_called_after_its_city(string language, string zone, string said) =>
        Assert.Equal(said, Words.In(language, () => Moments.Clock(zone)));

    [Fact]
    public void A_zone_we_do_not_know_is_the_servers() =>
        Assert.Equal(
            Words.In("en", () => Moments.Say(DateTime.UnixEpoch, TimeZoneInfo.Local.Id)),
            Words.In("en", () => Moments.Say(DateTime.UnixEpoch, "Mars/Olympus"))
        );
}
