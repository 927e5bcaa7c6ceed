namespace Binome.Matching;

/// <summary>
/// The allowed pairs again, mentor by mentor: what a search backwards from a mentor reads in one sweep. Mentees ascend within a column. A pair is one number of 64 bits
/// (mentee, position in the mentee's row, fit), so that writing columns touches one place a pair, and the way back to the row needs no search.
/// </summary>
internal sealed class Columns
{
    private const int FitBits = 20; // Problem.MaxFit
    private const int PeopleBits = 18; // Problem.MaxPeople
    private readonly Problem _problem;
    private readonly long[] _pairs;

    /// <summary>O(M + N + E): mentors by counting, so that nothing is compared.</summary>
    public Columns(Problem problem)
    {
        _problem = problem;
        Start = new int[problem.Mentors + 1];
        foreach (var mentor in problem.Mentor)
            Start[mentor + 1]++;
        for (var j = 0; j < problem.Mentors; j++)
            Start[j + 1] += Start[j];
        _pairs = Filled(problem, Start);
    }

    /// <summary>N + 1 offsets.</summary>
    public int[] Start { get; }

    /// <summary>A mentor's pairs.</summary>
    public ReadOnlySpan<long> Of(int mentor) => _pairs.AsSpan(Start[mentor], Start[mentor + 1] - Start[mentor]);

    public static int Mentee(long pair) => (int)(pair >> (FitBits + PeopleBits));

    /// <summary>A pair as it stands in a column, or in a row with the mentor's number first.</summary>
    public static long Packed(int person, int position, int fit) =>
        ((long)person << (FitBits + PeopleBits)) | ((long)position << FitBits) | (long)fit;

    public static int Position(long pair) => (int)(pair >> FitBits) & ((1 << PeopleBits) - 1);

    public static int Fit(long pair) => (int)pair & ((1 << FitBits) - 1);

    /// <summary>Position in the problem.</summary>
    public int Pair(long pair) => _problem.RowStart[Mentee(pair)] + Position(pair);

    private static long[] Filled(Problem problem, int[] start)
    {
        var at = start.AsSpan(0, problem.Mentors).ToArray();
        var pairs = GC.AllocateUninitializedArray<long>(problem.Allowed);
        for (var i = 0; i < problem.Mentees; i++)
        {
            var row = problem.Row(i);
            var fits = problem.RowFits(i);
            var mentee = (long)i << (FitBits + PeopleBits);
            for (var e = 0; e < row.Length && e < fits.Length; e++)
                pairs[at[row[e]]++] = mentee | ((long)e << FitBits) | (long)fits[e];
        }
        return pairs;
    }
}
