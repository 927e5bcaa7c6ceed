namespace Binome.Matching;

/// <summary>
/// The pairs worth solving with: of each mentee the best by fit. What is left out is priced afterwards (<see cref="PriceOut"/>), so nothing is lost by it; nearest in the literature
/// is Volgenant 1996, "Linear and semi-assignment problems: a core oriented approach". A row
/// is scored, a threshold is found by counting, and one sweep keeps what reaches it; nothing is sorted.
/// </summary>
internal static class Shortlist
{
    private const int Block = 64;

    /// <summary>O(M N), rows in parallel, 8 bytes a pair kept. Of each mentee the best by (fit descending, mentor ascending); 0 keeps all.</summary>
    public static Problem Of(Scores scores, int[] demand, int[] capacity, TieBreak ties, int keep, int threads)
    {
        var most = keep == 0 ? scores.Mentors : Math.Min(scores.Mentors, keep);
        var (starts, least) = (new int[scores.Mentees + 1], new int[scores.Mentees]);
        var mentors = GC.AllocateUninitializedArray<int>(checked(scores.Mentees * most));
        var fits = GC.AllocateUninitializedArray<int>(mentors.Length);
        var blocks = (scores.Mentees + Block - 1) / Block;
        Threads.Run(
            threads,
            blocks,
            () => (Scores: scores.Another(), Row: new int[scores.Mentors], Best: new BestOfRow(scores.Mentors)),
            (reader, block) =>
            {
                for (var i = block * Block; i < Math.Min(scores.Mentees, (block + 1) * Block); i++)
                {
                    reader.Scores.Row(i, reader.Row);
                    (starts[i + 1], least[i]) = reader.Best.Keep(reader.Row, mentors.AsSpan(i * most, most), fits.AsSpan(i * most, most));
                }
            }
        );
        for (var i = 0; i < scores.Mentees; i++)
            starts[i + 1] += starts[i];
        return Problem.Made(demand, capacity, starts, Close(mentors, most, starts), Close(fits, most, starts), ties, new(scores, least));
    }

    /// <summary>Rows that are shorter than the others leave no gap.</summary>
    private static int[] Close(int[] rows, int most, int[] starts)
    {
        if (starts[^1] == rows.Length)
            return rows;
        var closed = GC.AllocateUninitializedArray<int>(starts[^1]);
        for (int i = 0, to = 0; i < starts.Length - 1; i = to)
        {
            for (to = i + 1; to < starts.Length && starts[to] - starts[i] == (to - i) * most; )
                to++;
            to = Math.Min(to, starts.Length - 1); // rows i to (to - 1), of which the last alone may be short
            rows.AsSpan(i * most, starts[to] - starts[i]).CopyTo(closed.AsSpan(starts[i]));
        }
        return closed;
    }
}
