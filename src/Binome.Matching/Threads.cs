namespace Binome.Matching;

/// <summary>Work in blocks, each thread with a reader of its own.</summary>
internal static class Threads
{
    /// <summary>Runs every block once; the order is not known, so blocks write where only they do.</summary>
    public static void Run<T>(int threads, int blocks, Func<T> reader, Action<T, int> work)
    {
        if (threads <= 1 || blocks <= 1)
        {
            var only = blocks == 0 ? default : reader();
            for (var block = 0; block < blocks; block++)
                work(only!, block);
            return;
        }
        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            reader,
            (block, _, mine) =>
            {
                work(mine, block);
                return mine;
            },
            _ => { }
        );
    }
}
