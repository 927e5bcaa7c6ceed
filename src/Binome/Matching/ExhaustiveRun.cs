using System.Diagnostics;
using Binome.Matching.Instances;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>Small random instances, each solved, proved and compared with every plan there is.</summary>
internal static class ExhaustiveRun
{
    public const string Name = "exhaustive";
    public const int Usual = 20_000;

    /// <summary>Seeds 0 to <paramref name="count"/> - 1. Sums over all of them; `scoreMs` is the trying of every plan; the hash is over pairs and fits.</summary>
    /// <exception cref="RefusedException">The first seed whose plan is not the best, or whose proof does not hold.</exception>
    public static BenchReport Of(int count)
    {
        var (trying, solving, proving, total) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), Stopwatch.StartNew());
        var (mentees, mentors, edges, pairs, fit, hash) = (0L, 0L, 0L, 0L, 0L, 1469598103934665603UL);
        for (var seed = 0; seed < count; seed++)
        {
            var instance = SmallInstance.Small(seed);
            var problem = instance.Problem;
            solving.Start();
            var plan = Solver.Solve(problem);
            solving.Stop();
            proving.Start();
            var fault = BenchRun.Check(plan);
            proving.Stop();
            trying.Start();
            var best = instance.Best();
            trying.Stop();
            if (fault is not null || !best.Pairs.SequenceEqual(plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor))))
                throw new RefusedException("matching.bench.notBest", seed, best.Worth.Pairs, best.Worth.Fit, plan.Pairs.Count, plan.Fit);
            (mentees, mentors, edges) = (mentees + problem.Mentees, mentors + problem.Mentors, edges + problem.Allowed);
            (pairs, fit) = (pairs + plan.Pairs.Count, fit + plan.Fit);
            hash = unchecked((hash ^ (ulong)(plan.Fit * 1000003 + plan.Pairs.Count)) * 1099511628211UL);
        }
        return new(
            Name,
            mentees,
            mentors,
            edges,
            $"{hash:x16}",
            pairs,
            fit,
            Gap: 0,
            Threads: 1,
            Milliseconds(trying),
            Milliseconds(solving),
            Milliseconds(proving),
            Milliseconds(total),
            PeakMemory.Megabytes,
            count
        );
    }

    public static string Line(BenchReport report) =>
        Words.Get(
            "matching.bench.line.exhaustive",
            report.Runs,
            report.Runs - 1,
            report.ScoreMs,
            report.SolveMs,
            report.ProofMs,
            report.TotalMs
        );

    private static double Milliseconds(Stopwatch watch) => Math.Round(watch.Elapsed.TotalMilliseconds, 3);
}
