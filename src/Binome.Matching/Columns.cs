namespace Binome.Matching;

/// <summary>
/// The allowed pairs again, mentor by mentor: what a search backwards from a mentor reads in one sweep. Mentees ascend within a column.
/// </summary>
internal sealed class Columns
{
    private readonly Problem _problem;

    /// <summary>O(M + N + E): mentors by counting; fits by counting too, so that nothing is compared.</summary>
    public Columns(Problem problem)
    {
        _problem = problem;
        Start = new int[problem.Mentors + 1];
        foreach (var mentor in problem.Mentor)
            Start[mentor + 1]++;
        for (var j = 0; j < problem.Mentors; j++)
            Start[j + 1] += Start[j];
        var at = Start.AsSpan(0, problem.Mentors).ToArray();
        var (mentees, fits) = (GC.AllocateUninitializedArray<int>(problem.Allowed), GC.AllocateUninitializedArray<int>(problem.Allowed));
        for (var i = 0; i < problem.Mentees; i++)
        {
            var row = problem.Row(i);
            var rowFits = problem.RowFits(i);
            for (var e = 0; e < row.Length; e++)
            {
                ref var place = ref at[row[e]];
                mentees[place] = i;
                fits[place++] = rowFits[e];
            }
        }
        (Mentee, Fit) = (mentees, fits);
    }

    /// <summary>N + 1 offsets.</summary>
    public int[] Start { get; }

    public int[] Mentee { get; }

    public int[] Fit { get; }

    /// <summary>Position of a column's pair in the problem: O(log N).</summary>
    public int Pair(int mentor, int at) => _problem.Find(Mentee[at], mentor);
}
