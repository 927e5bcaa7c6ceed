using System.Globalization;
using System.Text.RegularExpressions;

namespace Binome.Library;

/// <summary>One line of a checklist, or one answer to a question.</summary>
/// <param name="IsTicked">Of a question: the right one.</param>
public sealed record TextItem(string Text, bool IsTicked);

/// <summary>What stands below one heading, as Markdown, with its checklist apart.</summary>
/// <param name="Minutes">Where the heading gives a time: `Talk · 15 min`.</param>
/// <param name="Lead">Before the checklist, or all of it where there is none.</param>
/// <param name="Tail">After the checklist.</param>
/// <param name="Parts">Below smaller headings.</param>
public sealed partial record TextSection(
    string Title,
    int? Minutes,
    string Lead,
    IReadOnlyList<TextItem> Items,
    string Tail,
    IReadOnlyList<TextSection> Parts
)
{
    internal static TextSection Read(string heading, IReadOnlyList<string> lines, IReadOnlyList<TextSection> parts)
    {
        var items = lines.Index().Where(l => Item().IsMatch(l.Item)).ToList();
        var (from, to) = items.Count == 0 ? (lines.Count, lines.Count) : (items[0].Index, items[^1].Index + 1);
        var timed = Timed().Match(heading);
        return new(
            timed.Success ? timed.Groups["title"].Value : heading,
            timed.Success ? int.Parse(timed.Groups["minutes"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            Join(lines.Take(from)),
            [.. items.Select(l => new TextItem(l.Item[6..].Trim(), l.Item[3] != ' '))],
            Join(lines.Skip(to)),
            parts
        );
    }

    internal static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim();

    [GeneratedRegex(@"^- \[[ xX]\] ")]
    private static partial Regex Item();

    /// <remarks>A no-break space may stand where a space does: French asks for it.</remarks>
    [GeneratedRegex(@"^(?<title>.+?)\s+·\s+(?<minutes>[0-9]{1,3})\s+min$")]
    private static partial Regex Timed();
}

/// <summary>A text below its head: an opening, sections, and what stands under a line at the end.</summary>
public sealed record TextBody(string Opening, IReadOnlyList<TextSection> Sections, string Closing)
{
    /// <summary>Three timed steps of a session: talk, practise, mirror. Empty where there are not three.</summary>
    public IReadOnlyList<TextSection> Steps =>
        Sections.Select(s => s.Parts).FirstOrDefault(parts => parts.Count == 3 && parts.All(p => p.Minutes is not null)) ?? [];

    /// <summary>What is checked before the steps.</summary>
    public IReadOnlyList<TextItem> Before => [.. Sections.TakeWhile(s => s.Parts.Count == 0).SelectMany(s => s.Items)];

    /// <summary>Questions with one right answer each, and why it is.</summary>
    public IReadOnlyList<TextSection> Questions =>
        [.. Sections.SelectMany(s => s.Parts).Where(p => p.Items.Count > 1 && p.Items.Count(i => i.IsTicked) == 1)];

    /// <summary>How long it takes, as its headings say: of timed sections, or of their timed parts.</summary>
    public int Minutes => Sections.Sum(s => s.Minutes ?? s.Parts.Sum(p => p.Minutes ?? 0));

    public static TextBody Read(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        // A line of hyphens below the first heading begins what closes the text; headings inside a block of code are none.
        var first = Array.FindIndex(lines, line => line.StartsWith("## ", StringComparison.Ordinal));
        var last = first < 0 ? -1 : Array.FindLastIndex(lines, line => line == "---");
        var closing = last > first ? TextSection.Join(lines[(last + 1)..]) : "";
        var body = last > first ? lines[..last] : lines;
        var sections = Split(body, "## ");
        return new(
            TextSection.Join(sections.Opening),
            [
                .. sections.Parts.Select(s =>
                {
                    var parts = Split(s.Lines, "### ");
                    return TextSection.Read(
                        s.Heading,
                        parts.Opening,
                        [.. parts.Parts.Select(p => TextSection.Read(p.Heading, p.Lines, []))]
                    );
                }),
            ],
            closing
        );
    }

    private static (IReadOnlyList<string> Opening, List<(string Heading, List<string> Lines)> Parts) Split(
        IReadOnlyList<string> lines,
        string mark
    )
    {
        var (opening, parts, isCode) = (new List<string>(), new List<(string Heading, List<string> Lines)>(), false);
        foreach (var line in lines)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith(mark, StringComparison.Ordinal))
                parts.Add((line[mark.Length..].Trim(), []));
            else
                (parts.Count == 0 ? opening : parts[^1].Lines).Add(line);
        }
        return (opening, parts);
    }
}
