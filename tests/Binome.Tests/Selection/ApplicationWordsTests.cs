using Binome.Platform;
using Binome.Selection;

namespace Binome.Tests.Selection;

public sealed class ApplicationWordsTests
{
    private static readonly DateTime s_now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(30, 8, "7 days left")]
    [InlineData(30, 20, "7 days left")]
    [InlineData(24, 20, "to answer by tomorrow")]
    [InlineData(23, 20, "to answer today")]
    [InlineData(23, 11, "the promised day is past")]
    public void Two_promises_of_one_day_have_as_many_days_left(int day, int hour, string said) =>
        Assert.Equal(
            said,
            Words.In("en", () => ApplicationWords.Left(new(2026, 11, day, hour, 0, 0, DateTimeKind.Utc), s_now, "Europe/Paris"))
        );
}
