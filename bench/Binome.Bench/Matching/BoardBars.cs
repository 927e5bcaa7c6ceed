using System.Diagnostics;
using Binome.Matching;
using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>Bars 5 and 6, in this process, on cofely: edits by hand with their undo, and the price of all 64 alternatives of a mentee.</summary>
internal static class BoardBars
{
    private const int Edits = 3000;

    public static void Measure(BarTable bars)
    {
        var problem = Rm1.Named.Single(known => known.Name == "cofely").Make().Problem(kept: 64, threads: 2);
        Edit(bars, problem);
        Alternatives(bars, problem);
    }

    /// <summary>A third each of locks, vetoes and changed capacities, all by chance, each undone before the next; undoing is an edit too.</summary>
    private static void Edit(BarTable bars, Problem problem)
    {
        var board = new Board(problem);
        var pairs = board.Pairs();
        var took = new double[2 * Edits];
        long allocated = 0;
        for (var round = 0; round < 2; round++) // the first grows the buffers
        {
            var random = new Random(1);
            allocated = -GC.GetAllocatedBytesForCurrentThread();
            for (var edit = 0; edit < Edits; edit++)
            {
                var pair = pairs[random.Next(pairs.Length)];
                var other = problem.Mentor[random.Next(problem.RowStart[pair.Mentee], problem.RowStart[pair.Mentee + 1])];
                var clock = Stopwatch.GetTimestamp();
                if (edit % 3 == 0)
                    board.Lock(pair.Mentee, board.Capacity(other) > 0 ? other : pair.Mentor);
                else if (edit % 3 == 1)
                    board.Forbid(pair.Mentee, pair.Mentor);
                else
                    board.SetCapacity(pair.Mentor, random.Next(7));
                var middle = Stopwatch.GetTimestamp();
                board.Undo();
                took[2 * edit] = Stopwatch.GetElapsedTime(clock, middle).TotalMicroseconds;
                took[2 * edit + 1] = Stopwatch.GetElapsedTime(middle).TotalMicroseconds;
            }
            allocated += GC.GetAllocatedBytesForCurrentThread();
        }
        if (!board.Pairs().SequenceEqual(pairs))
            throw new InvalidOperationException("Undoing everything has left other pairs.");
        Array.Sort(took);
        bars.AtMost("5 lock, veto or capacity on cofely, p50", 20, took[took.Length / 2], "µs");
        bars.AtMost("5 the same, p99", 100, took[took.Length * 99 / 100], "µs");
        bars.AtMost("5 allocated by 6,000 edits", 0, allocated, "bytes");
    }

    private static void Alternatives(BarTable bars, Problem problem)
    {
        var plan = Solver.Solve(problem);
        plan.Explain().Alternatives(0);
        var clock = Stopwatch.StartNew();
        var why = plan.Explain();
        why.Alternatives(0);
        var first = clock.Elapsed.TotalMilliseconds;
        var took = new double[problem.Mentees];
        for (var i = 0; i < took.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            why.Alternatives(i);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(took);
        bars.AtMost(
            $"6 all 64 alternatives of a mentee, median (p99 {took[took.Length * 99 / 100]:F2} ms, the first of a plan {first:F1} ms)",
            1,
            took[took.Length / 2],
            "ms"
        );
    }
}
