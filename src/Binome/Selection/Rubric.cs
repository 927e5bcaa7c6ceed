using System.Text.Json;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Selection;

/// <summary>Something that applications are read for, with what each mark means in words.</summary>
/// <param name="Code">By which marks are kept.</param>
/// <param name="Name">Null: one of ours, in the reader's language.</param>
/// <param name="Anchors">Of the marks 1 to 4; null with the name.</param>
public sealed record Quality(string Code, string? Name = null, IReadOnlyList<string>? Anchors = null)
{
    public string Title => Name ?? Words.Get($"selection.quality.{Code}");

    public string Anchor(int mark) => Anchors?[mark - 1] ?? Words.Get($"selection.quality.{Code}.{mark}");
}

/// <summary>By what the applications of a programme are read: ours, until its managers change it.</summary>
public sealed record Rubric(IReadOnlyList<Quality> Qualities)
{
    public const int Top = 4;
    public const int MostQualities = 6;
    public const int MostLetters = 160;

    private static readonly string[] s_ours = ["volunteer", "curious", "tools", "explains"];

    public static readonly Rubric Ours = new([.. s_ours.Select(code => new Quality(code))]);

    public static Rubric Of(Programme programme) =>
        programme.Rubric.Length == 0
            ? Ours
            : new(JsonSerializer.Deserialize<IReadOnlyList<Quality>>(programme.Rubric, JsonSerializerOptions.Web)!);

    public string ToJson() => Qualities.SequenceEqual(Ours.Qualities) ? "" : JsonSerializer.Serialize(Qualities, JsonSerializerOptions.Web);

    /// <summary>What the form says: a line without a name is left out; words that are ours stay ours, in both languages.</summary>
    public Rubric Typed(Posted posted)
    {
        var typed = new List<Quality>();
        for (var at = 0; at < MostQualities; at++)
        {
            var name = Programmes.Typed.Line(posted[$"name-{at}"]);
            if (name.Length == 0)
                continue;
            var anchors = Enumerable.Range(1, Top).Select(mark => Programmes.Typed.Line(posted[$"anchor-{at}-{mark}"])).ToList();
            for (var mark = 1; mark <= Top; mark++)
                Check(posted, $"anchor-{at}-{mark}", anchors[mark - 1]);
            Check(posted, $"name-{at}", name);
            var before = at < Qualities.Count ? Qualities[at] : null;
            var isSame =
                before is not null
                && name == before.Title
                && anchors.SequenceEqual(Enumerable.Range(1, Top).Select(mark => before.Anchor(mark)));
            typed.Add(isSame ? before! : new("", name, anchors));
        }
        typed = [.. typed.Select((q, at) => q.Name is null ? q : q with { Code = $"own{at}" })]; // nothing was marked by them yet
        if (typed.Count == 0)
            posted.Wrong("name-0", Words.Get("selection.rubric.none"));
        return new(typed);
    }

    private static void Check(Posted posted, string field, string text)
    {
        if (text.Length == 0)
            posted.Wrong(field, Words.Get("selection.rubric.missing"));
        else if (text.Length > MostLetters)
            posted.Wrong(field, Words.Get("programmes.tooLong", text.Length, MostLetters));
    }

    /// <summary>The marks of a form; what is missing is told beside its question.</summary>
    public IReadOnlyList<(string Quality, int Mark)> Marks(Posted posted)
    {
        var marks = new List<(string, int)>();
        foreach (var quality in Qualities)
            if (int.TryParse(posted[$"mark-{quality.Code}"], out var mark) && mark is >= 1 and <= Top)
                marks.Add((quality.Code, mark));
            else
                posted.Wrong($"mark-{quality.Code}", Words.Get("selection.review.missing"));
        return marks;
    }

    /// <summary>A review in the words that were chosen, quality by quality; a quality that is asked no longer stays as it is kept.</summary>
    public string Say(Review review) =>
        string.Join(
            " · ",
            review
                .Marks.Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(mark =>
                    Qualities.FirstOrDefault(q => q.Code == mark.Split('=')[0]) is { } quality && review[quality.Code] is { } chosen
                        ? Words.Get("selection.data.mark", quality.Title, quality.Anchor(chosen))
                        : mark
                )
        );

    /// <summary>The qualities on which those who read it are two marks apart or more.</summary>
    public IReadOnlyList<Quality> Disputed(IEnumerable<Review> reviews)
    {
        var done = reviews.Where(r => r.DoneAt is not null && !r.IsThird).ToList();
        return
        [
            .. Qualities.Where(q =>
                done.Select(r => r[q.Code]).OfType<int>().ToList() is { Count: > 1 } marks && marks.Max() - marks.Min() >= Review.Apart
            ),
        ];
    }
}
