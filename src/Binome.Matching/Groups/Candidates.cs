namespace Binome.Matching.Groups;

/// <summary>The pairs that the search looks at: each mentee's best ones, by mentee and by mentor. The bound looks at all.</summary>
internal sealed class Candidates
{
    /// <summary>Kept per mentee; as with pairs, the rest is hardly ever worth its price.</summary>
    private const int Kept = 64;

    private Candidates(int[] rowStart, int[] mentor, int[] fit, int mentors)
    {
        (RowStart, Mentor, Fit) = (rowStart, mentor, fit);
        ColumnStart = new int[mentors + 1];
        foreach (var j in mentor)
            ColumnStart[j + 1]++;
        for (var j = 0; j < mentors; j++)
            ColumnStart[j + 1] += ColumnStart[j];
        var next = ColumnStart[..^1];
        (Mentee, FitOfMentee) = (new int[mentor.Length], new int[mentor.Length]);
        for (var i = 0; i + 1 < rowStart.Length; i++)
        for (var e = rowStart[i]; e < rowStart[i + 1]; e++)
            (Mentee[next[mentor[e]]], FitOfMentee[next[mentor[e]]++]) = (i, fit[e]);
    }

    /// <summary>By mentee, the best fit first.</summary>
    public int[] RowStart { get; }
    public int[] Mentor { get; }
    public int[] Fit { get; }

    /// <summary>By mentor.</summary>
    public int[] ColumnStart { get; }
    public int[] Mentee { get; }
    public int[] FitOfMentee { get; }

    public ReadOnlySpan<int> MentorsOf(int mentee) => Mentor.AsSpan(RowStart[mentee]..RowStart[mentee + 1]);

    /// <summary>O(E + kept · log): only pairs of people who have places and want groups.</summary>
    public static Candidates Of(GroupProblem problem)
    {
        var pairs = problem.Pairs;
        var starts = new int[pairs.Mentees + 1];
        var (mentors, fits) = (new List<int>(), new List<int>());
        var keys = new long[pairs.Mentors];
        for (var i = 0; i < pairs.Mentees; i++)
        {
            var count = 0;
            for (var e = pairs.RowStart[i]; problem.Groups[i] > 0 && e < pairs.RowStart[i + 1]; e++)
                if (problem.Places[pairs.Mentor[e]] > 0)
                    keys[count++] = ((long)(Problem.MaxFit - pairs.Fit[e]) << 32) | (uint)pairs.Mentor[e];
            foreach (var key in Best(keys.AsSpan(0, count)))
            {
                mentors.Add((int)key);
                fits.Add(Problem.MaxFit - (int)(key >> 32));
            }
            starts[i + 1] = mentors.Count;
        }
        return new(starts, [.. mentors], [.. fits], pairs.Mentors);
    }

    /// <summary>The least keys, ascending. A bound from a sample throws most of a long row away before it is sorted.</summary>
    private static Span<long> Best(Span<long> keys)
    {
        Span<long> sample = stackalloc long[64];
        while (keys.Length > 4 * Kept)
        {
            for (var at = 0; at < sample.Length; at++)
                sample[at] = keys[(int)((long)at * keys.Length / sample.Length)];
            sample.Sort();
            var limit = sample[Math.Min(63, (3 * Kept * 64 / keys.Length) + 2)];
            var below = 0;
            foreach (var key in keys)
                below += key <= limit ? 1 : 0;
            if (below < Kept || below == keys.Length)
                break;
            var kept = 0;
            foreach (var key in keys)
                if (key <= limit)
                    keys[kept++] = key;
            keys = keys[..kept];
        }
        keys.Sort();
        return keys[..Math.Min(keys.Length, Kept)];
    }
}
