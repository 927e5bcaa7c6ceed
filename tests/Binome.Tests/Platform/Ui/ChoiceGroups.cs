using Binome.Platform.Ui;
using Microsoft.Extensions.Primitives;

namespace Binome.Tests.Platform.Ui;

public sealed class ChoiceGroups
{
    private static readonly Option[] Days = [new("tue", "Tuesday"), new("thu", "Thursday", "Only mornings.")];

    [Fact]
    public async Task One_of_a_few_is_radios_of_one_name_under_a_legend()
    {
        var group = await Rendered.Of<Choices>(("Name", "day"), ("Label", "Your day"), ("Options", Days), ("Values", new[] { "thu" }));

        Assert.Equal(["Your day"], group.Texts("fieldset > legend"));
        Assert.Equal(2, group.QuerySelectorAll("input[type=radio][name=day]").Length);
        Assert.Equal("thu", group.Attribute("input[checked]", "value"));
        Assert.Equal(["Only mornings."], group.Texts("label.choice .hint"));
    }

    [Fact]
    public async Task Several_of_a_few_are_boxes()
    {
        var group = await Rendered.Of<Choices>(
            ("Name", "day"),
            ("Label", "Your days"),
            ("Multiple", true),
            ("Options", Days),
            ("Values", new[] { "tue", "thu" })
        );

        Assert.Equal(2, group.QuerySelectorAll("input[type=checkbox][checked]").Length);
    }

    [Fact]
    public async Task What_was_unticked_stays_unticked()
    {
        var posted = Rendered.Typed(("another-field", "x"));

        var group = await new Rendered { Posted = posted }.As<Choices>(
            ("Name", "day"),
            ("Label", "Your days"),
            ("Multiple", true),
            ("ChildContent", Rendered.Child<Choice>(("Label", "Tuesday"), ("Value", "tue"), ("Checked", true)))
        );

        Assert.Empty(group.QuerySelectorAll("[checked]"));
    }

    [Fact]
    public async Task All_that_was_ticked_stays_ticked()
    {
        var posted = Rendered.Typed(("day", new StringValues(["tue", "thu"])));

        var group = await new Rendered { Posted = posted }.As<Choices>(
            ("Name", "day"),
            ("Label", "Your days"),
            ("Multiple", true),
            ("Options", Days)
        );

        Assert.Equal(2, group.QuerySelectorAll("[checked]").Length);
    }

    [Fact]
    public async Task An_error_describes_the_whole_group()
    {
        var posted = Rendered.Typed(("x", "y"));
        posted.Wrong("day", "Choose a day.");

        var group = await new Rendered { Posted = posted }.As<Choices>(
            ("Name", "day"),
            ("Label", "Your days"),
            ("Hint", "At least one."),
            ("Options", Days)
        );

        Assert.Equal("day-hint day-error", group.Attribute("fieldset", "aria-describedby"));
        Assert.EndsWith("Choose a day.", group.One("#day-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_on_its_own_has_its_own_name()
    {
        var box = await Rendered.Of<Choice>(("Name", "agree"), ("Label", "I have read the charter"), ("Checked", true));

        Assert.Equal(
            ("checkbox", "agree", "true"),
            (box.Attribute("input", "type"), box.Attribute("input", "name"), box.Attribute("input", "value"))
        );
        Assert.True(box.One("input").HasAttribute("checked"));
    }

    [Fact]
    public async Task A_scale_says_both_ends_in_words_to_those_who_do_not_see_them()
    {
        var scale = await new Rendered { Language = "fr" }.As<Scale>(
            ("Name", "useful"),
            ("Label", "Utile ?"),
            ("Low", "Pas vraiment"),
            ("High", "Tout à fait"),
            ("Value", 4)
        );

        Assert.Equal(["De 1, Pas vraiment, à 5, Tout à fait"], scale.Texts("legend .sr"));
        Assert.Equal(
            ["1", "2", "3", "4", "5"],
            scale.QuerySelectorAll("input[type=radio][name=useful]").Select(i => i.GetAttribute("value"))
        );
        Assert.Equal("4", scale.Attribute("input[checked]", "value"));
    }

    [Fact]
    public async Task A_scale_answered_for_nobody_is_not_answered_in_advance()
    {
        var scale = await Rendered.Of<Scale>(("Name", "useful"), ("Label", "Useful?"), ("Low", "No"), ("High", "Yes"));

        Assert.Empty(scale.QuerySelectorAll("[checked]"));
    }

    [Fact]
    public async Task Chips_keep_what_was_posted()
    {
        var chips = await new Rendered { Posted = Rendered.Typed(("day", "thu")) }.As<Chips>(
            ("Name", "day"),
            ("Label", "Days"),
            ("Options", Days),
            ("Values", new[] { "tue" })
        );

        Assert.Equal("thu", chips.Attribute("input[checked]", "value"));
    }

    [Fact]
    public async Task A_button_posts_its_value_and_a_link_that_looks_like_one_stays_a_link()
    {
        var button = await new Rendered { Language = "fr" }.As<Button>(
            ("Kind", ButtonKind.Primary),
            ("Name", "act"),
            ("Value", "veto"),
            ("Named", "Ann et Bob"),
            ("ChildContent", Rendered.Text("Écarter"))
        );
        var link = await Rendered.Of<Button>(("Href", "/people"), ("ChildContent", Rendered.Text("People")));

        Assert.Equal(
            ("submit", "act", "veto"),
            (button.Attribute("button.primary", "type"), button.Attribute("button", "name"), button.Attribute("button", "value"))
        );
        Assert.Equal("Écarter\u00a0: Ann et Bob", button.One("button").TextContent);
        Assert.Equal("/people", link.Attribute("a.button", "href"));
        Assert.Empty(link.QuerySelectorAll("button"));
    }
}
