using System.Globalization;
using System.Text;

namespace Binome.Matching;

/// <summary>Writes pairs.csv and explain.csv: UTF-8, LF, quotes where RFC 4180 asks for them; the same result gives the same bytes.</summary>
public static class PairTables
{
    private const string PairHeader = "mentor,mentee,fit,reasons,runner_up,runner_up_cost,why_not";
    private const string ExplainHeader = "mentee,mentor,allowed,rule,facts,fit,needs,language,place,style,distance,novelty,wishes,cost";

    public static void WritePairs(Stream stream, PairResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var text = Text(stream);
        text.Write(PairHeader + (result.Grouping is null ? "\n" : ",group\n"));
        var roster = result.Roster;
        foreach (var row in result.Rows)
            Write(
                text,
                [
                    row.Mentor < 0 ? "" : roster.Mentor(row.Mentor).Id,
                    roster.Mentee(row.Mentee).Id,
                    row.Mentor < 0 ? "" : Number(row.Fit),
                    PairWords.Reasons(roster, row),
                    row.RunnerUp is { } other ? roster.Mentor(other.Mentor).Id : "",
                    row.RunnerUp is { } cost ? Number(cost.Fit) : "",
                    row.Mentor < 0 ? PairWords.WhyNot(result, row.Mentee) : "",
                    .. result.Grouping is null ? Array.Empty<string>() : [row.Mentor < 0 ? "" : Number(row.Group)],
                ]
            );
    }

    /// <summary>Every pair of people; what each would cost the whole plan takes one search per mentor.</summary>
    public static void WriteExplain(Stream stream, PairResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var text = Text(stream);
        text.Write(ExplainHeader + "\n");
        var roster = result.Roster;
        var costs = Enumerable.Range(0, roster.Mentors).Select(mentor => Costs(result, mentor)).ToArray();
        for (var mentee = 0; mentee < roster.Mentees; mentee++)
        for (var mentor = 0; mentor < roster.Mentors; mentor++)
        {
            var (obstacle, score) = (roster.Forbids(mentee, mentor), roster.Score(mentee, mentor));
            Write(
                text,
                roster.Mentee(mentee).Id,
                roster.Mentor(mentor).Id,
                obstacle is null ? "yes" : "no",
                obstacle is { } rule ? RuleWords.Key(rule.Rule) : "",
                obstacle is { } facts ? RuleWords.Facts(roster, mentee, mentor, facts) : "",
                Number(roster.Fit(mentee, mentor)),
                Number(score.Needs),
                Number(score.Language),
                Number(score.Place),
                Number(score.Style),
                Number(score.Distance),
                Number(score.Novelty),
                Number(score.Wishes),
                costs[mentor][mentee] is var cost && cost != long.MinValue ? Number(cost) : ""
            );
        }
    }

    // Fit alone, not the alternatives themselves: a third of the memory where there are millions.
    private static long[] Costs(PairResult result, int mentor)
    {
        var costs =
            result.Explanation?.Costs(mentor).Select(cost => cost?.Fit ?? long.MinValue).ToArray() ?? Unknown(result.Roster.Mentees);
        foreach (var pair in result.Locks.Where(pair => pair.Mentor == mentor))
            costs[pair.Mentee] = 0;
        return costs;
    }

    private static long[] Unknown(int mentees) => [.. Enumerable.Repeat(long.MinValue, mentees)];

    private static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(false), 65_536, leaveOpen: true);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(TextWriter text, params ReadOnlySpan<string> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (at > 0)
                text.Write(',');
            var cell = cells[at];
            text.Write(cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
        text.Write('\n');
    }
}
