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

    [Fact]
    public void A_zone_we_do_not_know_is_the_servers() =>
        Assert.Equal(
            Words.In("en", () => Moments.Say(DateTime.UnixEpoch, TimeZoneInfo.Local.Id)),
            Words.In("en", () => Moments.Say(DateTime.UnixEpoch, "Mars/Olympus"))
        );
}
