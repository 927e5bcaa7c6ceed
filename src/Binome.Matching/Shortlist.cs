namespace Binome.Matching;

/// <summary>
/// The pairs worth solving with: of each mentee the best by fit. What is left out is priced afterwards (<see cref="PriceOut"/>), so nothing is lost by it. A row
/// is scored, a threshold is found by counting, and one sweep keeps what reaches it; nothing is sorted.
/// </summary>
internal static class Shortlist
{
    private const int Block = 64;

    /// <summary>O(M N), rows in parallel, 8 bytes a pair kept. Of each mentee the best by (fit descending, mentor ascending); 0 keeps all.</summary>
    public static Problem Of(Scores scores, int[] demand, int[] capacity, TieBreak ties, int keep, int threads)
    {
        var blocks = new (int[] Counts, int[] Mentors, int[] Fits)[(scores.Mentees + Block - 1) / Block];
        Threads.Run(threads, blocks.Length, scores, (reader, block) => blocks[block] = Rows(reader, block * Block, keep));
        var starts = new int[scores.Mentees + 1];
        for (var i = 0; i < scores.Mentees; i++)
            starts[i + 1] = checked(starts[i] + blocks[i / Block].Counts[i % Block]);
        var mentors = GC.AllocateUninitializedArray<int>(starts[^1]);
        var fits = GC.AllocateUninitializedArray<int>(starts[^1]);
        for (var block = 0; block < blocks.Length; block++)
        {
            var (at, count) = (starts[block * Block], starts[Math.Min(scores.Mentees, (block + 1) * Block)] - starts[block * Block]);
            blocks[block].Mentors.AsSpan(0, count).CopyTo(mentors.AsSpan(at));
            blocks[block].Fits.AsSpan(0, count).CopyTo(fits.AsSpan(at));
            blocks[block] = default;
        }
        return Problem.Made(demand, capacity, starts, mentors, fits, ties);
    }

    private static (int[] Counts, int[] Mentors, int[] Fits) Rows(Scores scores, int first, int keep)
    {
        var counts = new int[Math.Min(Block, scores.Mentees - first)];
        var most = keep == 0 ? scores.Mentors : Math.Min(scores.Mentors, keep);
        var (mentors, fits) = (new int[counts.Length * most], new int[counts.Length * most]);
        var (row, best, at) = (new int[scores.Mentors], new BestOfRow(scores.Mentors), 0);
        for (var i = 0; i < counts.Length; i++)
        {
            scores.Row(first + i, row);
            counts[i] = best.Keep(row, most, mentors.AsSpan(at), fits.AsSpan(at));
            at += counts[i];
        }
        return (counts, mentors, fits);
    }
}
