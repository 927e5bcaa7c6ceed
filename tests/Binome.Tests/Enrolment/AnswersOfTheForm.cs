using Binome.Accounts;
using Binome.Enrolment;
using Binome.Platform;

namespace Binome.Tests.Enrolment;

/// <summary>Hours and working style between the form and what is kept.</summary>
public sealed class AnswersOfTheForm
{
    [Fact]
    public void Hours_said_elsewhere_to_the_minute_are_offered_again_and_nothing_else_is_taken()
    {
        const string before = "mon 12:30-14|sat 9-10";
        var offered = OfferedHours.Of(before);
        Assert.Equal(["mon", "tue", "wed", "thu", "fri", "sat"], offered.Select(d => d.Day));
        Assert.Equal(5, offered[0].Options.Count);
        Assert.Equal(
            "mon 8-12|mon 12:30-14|sat 9-10",
            OfferedHours.Taken(before, ["sat 9-10", "mon 12:30-14", "mon 8-12", "sun 1-2", "nonsense"])
        );
        Assert.Equal("", OfferedHours.Taken(before, []));
    }

    [Fact]
    public void Hours_are_said_as_their_reader_says_them()
    {
        Words.Speak("en");
        Assert.Equal("Monday 12:30–14:00", WeekHours.Say("mon 12:30-14"));
        Words.Speak("fr");
        Assert.Equal("lundi 12\u00a0h\u00a030–14\u00a0h", WeekHours.Say("mon 12:30-14"));
    }

    [Theory]
    [InlineData("12|1|4|15|7", new[] { 4, 1, 2, 5, 3 })]
    [InlineData("", new int[0])]
    public void A_finer_answer_of_a_list_stays_as_it_is_when_the_form_says_the_same(string kept, int[] shown)
    {
        Assert.Equal(shown, WorkingStyle.Answers(kept));
        if (shown.Length > 0)
            Assert.Equal(kept, WorkingStyle.Keep(kept, shown));
        Assert.Equal("0|4|8|11|15", WorkingStyle.Keep("", [1, 2, 3, 4, 5]));
        Assert.Equal([1, 2, 3, 4, 5], WorkingStyle.Answers("0|4|8|11|15"));
    }
}
