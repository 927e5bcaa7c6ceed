using System.Globalization;
using Binome.Library;
using Binome.Programmes;

namespace Binome.Tests.Library;

/// <summary>The texts that come with Binôme, each read as the program reads it.</summary>
public sealed class ShippedTextTests
{
    private static readonly ShippedText[] s_all = [.. ShippedText.All];

    [Fact]
    public void Ten_kits_six_modules_and_two_charters_are_there_in_both_languages()
    {
        foreach (var language in new[] { "en", "fr" })
        {
            var texts = s_all.Where(t => t.Language == language).ToList();
            Assert.Equal(ShippedTopics.Codes.Order(), texts.Where(t => t.Head.Kind == TextKind.Kit).Select(t => t.Head.Topic!).Order());
            Assert.Equal(ShippedText.Course.Order(), texts.Where(t => t.Head.Kind == TextKind.Module).Select(t => t.Head.Code).Order());
            Assert.Equal(
                ["charter-groups", "charter-one-to-one"],
                texts.Where(t => t.Head.Kind == TextKind.Charter).Select(t => t.Head.Code).Order()
            );
            Assert.Equal(18, texts.Count);
        }
        Assert.Equal(36, s_all.Length);
    }

    [Fact]
    public void No_text_has_an_empty_section_and_the_minutes_of_its_headings_are_those_of_its_head()
    {
        foreach (var text in s_all)
        {
            Assert.All(
                text.Body.Sections.Concat(text.Body.Sections.SelectMany(s => s.Parts)),
                s => Assert.True(s.Lead.Length + s.Tail.Length + s.Items.Count + s.Parts.Count > 0, $"{text.Head.Code}: {s.Title}")
            );
            Assert.All(new[] { text.Head.Title, text.Head.Summary, text.Head.Safe }, Assert.NotEmpty);
            Assert.True(text.Head.Expires > text.Head.Reviewed);
            if (text.Head.Kind != TextKind.Charter) // nothing in it is timed: it is read
                Assert.Equal((text.Head.Code, text.Head.Minutes), (text.Head.Code, text.Body.Minutes));
        }
    }

    [Fact]
    public void A_kit_has_three_steps_and_a_list_before_them()
    {
        foreach (var kit in s_all.Where(t => t.Head.Kind == TextKind.Kit))
        {
            Assert.Equal(
                kit.Language == "fr" ? ["Parler", "Pratiquer", "Miroir"] : ["Talk", "Practise", "Mirror"],
                kit.Body.Steps.Select(s => s.Title)
            );
            Assert.InRange(kit.Body.Steps[1].Minutes!.Value, kit.Head.Minutes * 2 / 5, kit.Head.Minutes); // the keyboard is the mentee's
            Assert.InRange(kit.Body.Before.Count, 2, 8);
            Assert.DoesNotContain(kit.Body.Before, i => i.IsTicked);
            Assert.Same(kit, ShippedText.Kit(kit.Head.Topic!, kit.Language));
        }
        Assert.Null(ShippedText.Kit("sens-du-client", "fr"));
    }

    [Fact]
    public void A_module_asks_questions_with_one_right_answer_each_and_says_why()
    {
        foreach (var module in s_all.Where(t => t.Head.Kind == TextKind.Module))
        {
            Assert.Equal(3, module.Body.Questions.Count);
            Assert.All(
                module.Body.Questions,
                q => Assert.StartsWith(module.Language == "fr" ? "Pourquoi" : "Why", q.Tail, StringComparison.Ordinal)
            );
            Assert.Equal(3, module.Body.Sections.Single(s => s.Minutes == 15).Parts.Count); // two cards, and what is said afterwards
        }
    }

    [Fact]
    public void A_charter_has_eight_clauses_and_its_exact_text()
    {
        foreach (var charter in s_all.Where(t => t.Head.Kind == TextKind.Charter))
        {
            Assert.Equal(
                Enumerable.Range(1, 8),
                charter.Clauses.Select(c => int.Parse(c.Title.Split('.')[0], CultureInfo.InvariantCulture))
            );
            Assert.NotEmpty(charter.Body.Opening);
            Assert.NotEmpty(charter.Body.Closing);
            Assert.Contains(charter.Clauses[7].Lead, charter.Source, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', charter.Source);
            Assert.Same(charter, ShippedText.Charter(charter.Head.Code, charter.Language));
        }
    }

    [Fact]
    public void Both_languages_have_the_same_structure()
    {
        foreach (var english in s_all.Where(t => t.Language == "en"))
        {
            var french = ShippedText.Find(english.Head.Code, "fr")!;
            Assert.Equal(Shape(english), Shape(french));
            Assert.Equal(
                english.Head with
                {
                    Title = "",
                    Summary = "",
                    Safe = "",
                },
                french.Head with
                {
                    Title = "",
                    Summary = "",
                    Safe = "",
                }
            );
        }

        static IEnumerable<string> Shape(ShippedText text) =>
            text.Body.Sections.SelectMany(s =>
                s.Parts.Prepend(s)
                    .Select(p =>
                        $"{text.Head.Code}: {p.Minutes} {string.Join(' ', p.Items.Select(i => i.IsTicked))} {p.Parts.Count} {p.Lead.Length > 0} {p.Tail.Length > 0}"
                    )
            );
    }

    [Fact]
    public void A_heading_inside_a_block_of_code_is_none()
    {
        var body = TextBody.Read(
            "Opening\n\n## One · 5 min\n\n```\n## not a heading\n```\n\n- [ ] first\n- [x] second\n\nAfter\n\n---\n\nClosing"
        );
        Assert.Equal("Opening", body.Opening);
        Assert.Equal("Closing", body.Closing);
        var one = Assert.Single(body.Sections);
        Assert.Equal(("One", 5, "After"), (one.Title, one.Minutes, one.Tail));
        Assert.Contains("## not a heading", one.Lead, StringComparison.Ordinal);
        Assert.Equal([new("first", false), new("second", true)], one.Items);
        Assert.Equal(new TextBody("only words", [], ""), TextBody.Read("only words") with { Sections = [] });
    }
}
