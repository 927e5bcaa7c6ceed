using System.Text.RegularExpressions;
using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>Both languages say everything, each in its own typography, and no page mixes them.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Every_word_is_in_both_languages_with_the_same_placeholders()
    {
        var wrong = new List<string>();
        foreach (var file in Speech.Files())
        {
            var english = Speech.Read(file, "en").ToDictionary(w => w.Key, w => w.Value);
            var french = Speech.Read(file, "fr").ToDictionary(w => w.Key, w => w.Value);
            wrong.AddRange(english.Keys.Except(french.Keys).Select(k => $"{k} is not in French"));
            wrong.AddRange(french.Keys.Except(english.Keys).Select(k => $"{k} is not in English"));
            wrong.AddRange(
                english
                    .Keys.Intersect(french.Keys)
                    .Where(k => Holes(k, english[k]) != Holes(k, french[k]))
                    .Select(k => $"{k}: {english[k]} / {french[k]}")
            );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Imprimerie nationale: U+202F before ; ! ? %, U+00A0 before : and inside « », ’ for the apostrophe.</summary>
    [Theory]
    [InlineData("'", "a straight apostrophe")]
    [InlineData("(?<!\u202F)[;!?%](?=\\s|$)", "no narrow no-break space before ; ! ? %")]
    [InlineData("(?<!\u00A0):(?=\\s|$)", "no no-break space before :")]
    [InlineData("«(?!\u00A0)|(?<!\u00A0)»", "no no-break space inside « »")]
    [InlineData("(?<!\"[\\w-]+)\"(?![\\w-]+\")", "straight quotation marks that are not those of JSON")]
    [InlineData("\\.\\.\\.", "three dots for …")]
    [InlineData("\u00A0(?![:»\\d\\p{L}X])|\u202F(?![;!?%\\d])", "a no-break space with nothing that wants it")]
    public void French_is_set_as_French(string fault, string what)
    {
        var wrong = Speech
            .Of("fr")
            .Where(w => Regex.IsMatch(Speech.Hole().Replace(w.Value, "X"), fault))
            .Select(w => $"{w.Key}: {w.Value}");
        Assert.True(!wrong.Any(), $"{what}\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void English_keeps_its_own_typography()
    {
        var wrong = Speech.Of("en").Where(w => Regex.IsMatch(w.Value, "[\u202F\u00A0][;:!?%]|[«»]")).Select(w => $"{w.Key}: {w.Value}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("en", "fr")]
    public async Task No_page_speaks_the_other_language(string language, string foreign)
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await furnished.As(role, language);
            foreach (var address in Walk.Of(role))
            {
                var page = await visitor.Get(await furnished.Fill(address));
                Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
                wrong.AddRange(Speech.Foreign(page.Document, foreign).Select(said => $"{role} {address}: {said}"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>In French none is singular too: « 0 binôme ». A singular with a 1 written out would say one where there is none.</summary>
    [Fact]
    public void A_French_singular_writes_no_1_out()
    {
        var wrong = Speech
            .Of("fr")
            .Where(s => s.Key.EndsWith(".one", StringComparison.Ordinal) && Regex.IsMatch(s.Value, @"(?<![\d{:N])1(?![\d}])"))
            .Select(s => $"{s.Key}: {s.Value}");
        Assert.Empty(wrong);
    }

    /// <summary>The number of a singular may be written out where it can only be 1.</summary>
    private static string Holes(string key, string sentence) =>
        string.Join(
            ' ',
            Speech
                .Hole()
                .Matches(sentence)
                .Select(m => Regex.Match(m.Value, @"\d+").Value)
                .Where(n => n != "0" || !key.EndsWith(".one", StringComparison.Ordinal))
                .Distinct()
                .Order()
        );
}
