namespace Binome.Library;

/// <summary>One line of a text, and whether it came, went or stayed.</summary>
/// <param name="Kind">'+', '-' or ' '.</param>
public sealed record ChangedLine(char Kind, string Text);

/// <summary>What changed between two versions of a text, line by line.</summary>
public static class TextDifference
{
    public static IReadOnlyList<ChangedLine> Between(TextVersion before, TextVersion after) => Between(Lines(before), Lines(after));

    /// <summary>The longest common subsequence: the fewest lines come and go. A text of 20,000 letters has some 300 lines, so that the square is small.</summary>
    public static IReadOnlyList<ChangedLine> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        for (var j = after.Count - 1; j >= 0; j--)
            common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var lines = new List<ChangedLine>();
        for (int i = 0, j = 0; i < before.Count || j < after.Count; )
            if (i < before.Count && j < after.Count && before[i] == after[j])
                (lines, i, j) = (With(' ', before[i]), i + 1, j + 1);
            else if (j == after.Count || i < before.Count && common[i + 1, j] >= common[i, j + 1])
                lines = With('-', before[i++]);
            else
                lines = With('+', after[j++]);
        return lines;

        List<ChangedLine> With(char kind, string text)
        {
            lines.Add(new(kind, text));
            return lines;
        }
    }

    private static List<string> Lines(TextVersion version) =>
        [version.Title, version.Summary, version.Safe, .. version.Markdown.Split('\n').Where(line => line.Length > 0)];
}
