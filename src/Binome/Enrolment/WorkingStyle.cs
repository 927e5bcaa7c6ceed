using System.Globalization;

namespace Binome.Enrolment;

/// <summary>The five questions of working style: asked from 1 to 5, kept from 0 to 15 as the files write them (docs/matching.md).</summary>
public static class WorkingStyle
{
    /// <summary>In the order of the files; words under <c>enrolment.style.*</c>.</summary>
    public static readonly IReadOnlyList<string> Axes = ["talks", "structures", "pace", "directness", "formality"];

    // Five points as evenly as integers allow over 0 to 15.
    private static readonly int[] s_values = [0, 4, 8, 11, 15];

    /// <summary>1 to 5 for each axis; empty when not answered.</summary>
    public static IReadOnlyList<int> Answers(string style) =>
        style.Length == 0 ? [] : [.. style.Split('|').Select(v => (int.Parse(v, CultureInfo.InvariantCulture) * 4 + 7) / 15 + 1)];

    /// <summary>What is kept; an answer of a list that says the same in finer steps stays as it is.</summary>
    public static string Keep(string before, IReadOnlyList<int> answers)
    {
        var (old, shown) = (before.Split('|'), Answers(before));
        return string.Join(
            '|',
            answers.Select((a, i) => shown.Count > i && shown[i] == a ? old[i] : s_values[a - 1].ToString(CultureInfo.InvariantCulture))
        );
    }
}
