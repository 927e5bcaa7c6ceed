using System.Globalization;
using AngleSharp.Dom;
using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

public sealed class Marks
{
    private static readonly (string, object?)[] Pair = [("Mentor", "Maëlle Quiniou"), ("Mentee", "Bertrand Casteljaloux")];

    [Fact]
    public async Task It_shows_two_people_by_their_initials_and_says_nothing_aloud()
    {
        var mark = await Rendered.Of<Mark>(Pair);

        Assert.Equal(["MQ", "BC"], mark.Texts("text"));
        Assert.Equal("true", mark.Attribute("svg", "aria-hidden"));
        Assert.Equal("0 0 67 40", mark.Attribute("svg", "viewBox"));
        Assert.Equal("M33.5 6.63A19 19 0 0 1 33.5 33.37A19 19 0 0 1 33.5 6.63Z", mark.Attribute("path.lens", "d"));
    }

    [Fact]
    public async Task A_sealed_mentee_is_a_bar_whatever_name_the_page_gave()
    {
        var mark = await Rendered.Of<Mark>([.. Pair, ("Sealed", true)]);

        Assert.Equal(["MQ"], mark.Texts("text"));
        Assert.Single(mark.QuerySelectorAll("rect.bar"));
        Assert.DoesNotContain("BC", mark.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Casteljaloux", mark.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lens_grows_with_each_session_up_to_three()
    {
        var widths = new List<int>();
        for (var sessions = 1; sessions <= 5; sessions++)
            widths.Add(
                int.Parse(
                    (await Rendered.Of<Mark>([.. Pair, ("Sessions", sessions)])).Attribute("svg", "width")!,
                    CultureInfo.InvariantCulture
                )
            );

        Assert.Equal([73, 67, 61, 61, 61], widths);
    }

    [Fact]
    public async Task Not_met_yet_is_two_circles_that_share_nothing()
    {
        var mark = await Rendered.Of<Mark>([.. Pair, ("State", PairState.Apart)]);

        Assert.Empty(mark.QuerySelectorAll(".lens"));
        Assert.Contains("apart", mark.One("svg").ClassList);
    }

    [Theory]
    [InlineData("State", PairState.Proposed, "proposed")]
    [InlineData("Broken", true, "broken")]
    [InlineData("Ringed", true, "ringed")]
    public async Task Each_state_has_its_own_shape(string parameter, object value, string css) =>
        Assert.Contains(css, (await Rendered.Of<Mark>([.. Pair, (parameter, value)])).One("svg").ClassList);

    [Fact]
    public async Task A_reporting_line_cuts_the_lens_in_its_middle() =>
        Assert.Equal("M33.5 3V37", (await Rendered.Of<Mark>([.. Pair, ("Broken", true)])).Attribute("path.cut", "d"));

    [Fact]
    public async Task Numbers_in_the_picture_are_written_for_the_browser_not_for_the_reader()
    {
        var mark = await new Rendered { Language = "fr" }.As<Mark>(Pair);

        Assert.Equal("14.5", mark.QuerySelectorAll("text")[0].GetAttribute("x"));
    }

    [Fact]
    public async Task A_person_is_a_disc_a_name_and_what_they_do()
    {
        var mentor = await Rendered.Of<PersonLine>(
            ("Name", "Maëlle Quiniou"),
            ("About", "Nantes"),
            ("Side", Side.Mentor),
            ("Href", "/people/1")
        );
        var hidden = await Rendered.Of<PersonLine>(("Name", "« Ardoise »"), ("Sealed", true));

        Assert.Single(mentor.QuerySelectorAll("circle.m"));
        Assert.Equal("/people/1", mentor.Attribute("b > a", "href"));
        Assert.Equal(["Nantes"], mentor.Texts(".person > span"));
        Assert.Empty(hidden.QuerySelectorAll("text"));
        Assert.Single(hidden.QuerySelectorAll("rect.bar"));
    }

    [Theory]
    [InlineData("Jonas Vestergaard-Roy", "JV")]
    [InlineData("Marie de la Tour", "MT")]
    [InlineData("Édith Vanhaverbeke", "ÉV")]
    [InlineData("E\u0301dith Vanhaverbeke", "E\u0301V")]
    [InlineData("« Ardoise »", "A")]
    [InlineData("  ", "")]
    [InlineData("李 小龙", "李小")]
    [InlineData("🪴 Plante", "P")]
    public void Initials_are_the_first_letters_of_the_first_and_last_word(string name, string initials) =>
        Assert.Equal(initials, Initials.Of(name));
}
