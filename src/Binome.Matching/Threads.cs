namespace Binome.Matching;

/// <summary>Work in blocks, each thread with a reader of its own.</summary>
internal static class Threads
{
    /// <summary>Runs every block once; the order is not known, so blocks write where only they do.</summary>
    public static void Run(int threads, int blocks, Scores scores, Action<Scores, int> work)
    {
        if (threads <= 1)
        {
            for (var block = 0; block < blocks; block++)
                work(scores, block);
            return;
        }
        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            scores.Another,
            (block, _, reader) =>
            {
                work(reader, block);
                return reader;
            },
            _ => { }
        );
    }
}
