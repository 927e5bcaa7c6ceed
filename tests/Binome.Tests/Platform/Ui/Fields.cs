using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

public sealed class Fields
{
    [Fact]
    public async Task Its_label_names_it_and_its_aid_and_readers_describe_it()
    {
        var field = await Rendered.Of<Field>(
            ("Name", "why"),
            ("Label", "Your reason"),
            ("Hint", "One line."),
            ("Readers", "Only you read it.")
        );

        Assert.Equal("why", field.Attribute("label", "for"));
        Assert.Equal("why-hint why-readers", field.Attribute("input#why", "aria-describedby"));
        Assert.Equal("One line.", field.One("#why-hint").TextContent);
        Assert.Equal("Only you read it.", field.One("#why-readers").TextContent);
    }

    [Fact]
    public async Task A_field_with_nothing_to_say_describes_nothing()
    {
        var field = await Rendered.Of<Field>(("Name", "why"), ("Label", "Your reason"));

        Assert.False(field.One("input").HasAttribute("aria-describedby"));
        Assert.False(field.One("input").HasAttribute("aria-invalid"));
        Assert.Empty(field.QuerySelectorAll(".wrong"));
    }

    [Fact]
    public async Task An_error_is_linked_to_its_field_and_keeps_what_was_typed()
    {
        var posted = Rendered.Typed(("return", "31/11/2026"), ("other", "x"));
        posted.Wrong("return", "There is no 31 November.");

        var field = await new Rendered { Posted = posted }.As<Field>(("Name", "return"), ("Label", "Return"), ("Value", "01/01/2026"));

        Assert.Equal("31/11/2026", field.Attribute("input", "value"));
        Assert.Equal("true", field.Attribute("input", "aria-invalid"));
        Assert.Equal("return-error", field.Attribute("input", "aria-describedby"));
        Assert.EndsWith("There is no 31 November.", field.One("#return-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_another_field_does_not_touch_it()
    {
        var posted = Rendered.Typed(("name", "Ann"));
        posted.Wrong("return", "There is no 31 November.");

        var field = await new Rendered { Posted = posted }.As<Field>(("Name", "name"), ("Label", "Name"));

        Assert.Equal("Ann", field.Attribute("input", "value"));
        Assert.Empty(field.QuerySelectorAll(".error, [aria-invalid]"));
    }

    [Fact]
    public async Task What_was_emptied_stays_empty()
    {
        var field = await new Rendered { Posted = Rendered.Typed(("name", "")) }.As<Field>(
            ("Name", "name"),
            ("Label", "Name"),
            ("Value", "Ann")
        );

        Assert.Equal("", field.Attribute("input", "value"));
    }

    [Theory]
    [InlineData("\n\nTwo empty lines first")]
    [InlineData("</textarea><script>alert(1)</script>")]
    [InlineData("  spaces, \"quotes\" & é 🪴 ")]
    public async Task Several_lines_come_back_exactly_as_typed(string typed)
    {
        var field = await new Rendered { Posted = Rendered.Typed(("note", typed)) }.As<Field>(
            ("Name", "note"),
            ("Label", "Note"),
            ("Lines", 4)
        );

        Assert.Equal(typed, field.One("textarea").TextContent);
        Assert.Empty(field.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Hostile_values_stay_in_their_attribute()
    {
        const string hostile = "\"><img src=x onerror=alert(1)>";

        var field = await new Rendered { Posted = Rendered.Typed(("name", hostile)) }.As<Field>(("Name", "name"), ("Label", "Name"));

        Assert.Equal(hostile, field.Attribute("input", "value"));
        Assert.Empty(field.QuerySelectorAll("img"));
    }

    [Theory]
    [InlineData("en", "Your reason (optional)")]
    [InlineData("fr", "Your reason (facultatif)")]
    public async Task An_optional_field_says_so_in_the_readers_language(string language, string label)
    {
        var field = await new Rendered { Language = language }.As<Field>(("Name", "why"), ("Label", "Your reason"), ("Optional", true));

        Assert.Equal([label], field.Texts("label"));
    }

    [Fact]
    public async Task It_takes_type_autocomplete_and_whatever_else_the_page_says()
    {
        var field = await Rendered.Of<Field>(
            ("Name", "mail"),
            ("Label", "Mail"),
            ("Type", "email"),
            ("Autocomplete", "email"),
            ("Required", true),
            ("spellcheck", "false")
        );

        var input = field.One("input");
        Assert.Equal(
            ("email", "email", "false"),
            (input.GetAttribute("type"), input.GetAttribute("autocomplete"), input.GetAttribute("spellcheck"))
        );
        Assert.True(input.HasAttribute("required"));
    }

    [Fact]
    public async Task A_list_shows_the_choice_posted_before_the_one_stored()
    {
        Option[] sites = [new("nte", "Nantes"), new("lys", "Lyon")];

        var stored = await Rendered.Of<Select>(
            ("Name", "site"),
            ("Label", "Site"),
            ("Options", sites),
            ("Value", "nte"),
            ("Prompt", "Choose")
        );
        var posted = await new Rendered { Posted = Rendered.Typed(("site", "lys")) }.As<Select>(
            ("Name", "site"),
            ("Label", "Site"),
            ("Options", sites),
            ("Value", "nte")
        );

        Assert.Equal(["Choose", "Nantes", "Lyon"], stored.Texts("option"));
        Assert.Equal(["Nantes"], stored.Texts("option[selected]"));
        Assert.Equal(["Lyon"], posted.Texts("option[selected]"));
        Assert.Equal("site", posted.Attribute("label", "for"));
    }

    [Fact]
    public async Task A_file_is_asked_for_with_its_kinds_and_its_error()
    {
        var posted = Rendered.Typed(("x", "y"));
        posted.Wrong("directory", "This file is empty.");

        var field = await new Rendered { Posted = posted, Language = "fr" }.As<FileField>(
            ("Name", "directory"),
            ("Label", "Export"),
            ("Accept", ".csv,.xlsx")
        );

        var input = field.One("input[type=file]");
        Assert.Equal((".csv,.xlsx", "directory-error"), (input.GetAttribute("accept"), input.GetAttribute("aria-describedby")));
        Assert.Equal("Choisir un fichier", field.Attribute(".drop", "data-choose"));
    }
}
