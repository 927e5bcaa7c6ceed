using System.Diagnostics;
using Binome.Matching.Instances;
using Binome.Matching.Verify;

namespace Binome.Matching;

/// <summary>What one run found and how long its parts took, in milliseconds.</summary>
internal sealed record BenchFigures(
    int Edges,
    ulong Hash,
    int Pairs,
    long Fit,
    string? Fault,
    double Score,
    double Solve,
    double Proof,
    double Total
);

/// <summary>One instance solved once: candidates scored, solved and checked on them, proved over all pairs. Everything that is measured is called here.</summary>
internal static class BenchRun
{
    /// <param name="threads">For scoring and proving.</param>
    public static BenchFigures Once(BenchInstance instance, int threads)
    {
        var clock = new Stopwatch();
        double Lap()
        {
            var milliseconds = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            return milliseconds;
        }
        clock.Start();
        // An instance of all pairs starts from each mentee's best, too: those left out that would do better come in afterwards.
        var isWhole = instance.Known is { Kept: 0 };
        var problem = instance.File ?? instance.People!.Problem(isWhole ? Solver.Kept : instance.Known!.Kept, threads);
        var score = instance.File is null ? Lap() : 0;
        clock.Restart();
        var plan = Solver.Solve(problem);
        var verdict = Check(plan, () => RowOf(problem), 1);
        var solve = Lap();
        var finished = instance.People is { } people ? Solver.Finish(plan, people.Scores, threads) : plan;
        if (verdict.Fault is null)
            verdict = Check(finished, () => instance.People is null ? RowOf(problem) : RowOf(instance.People), threads);
        var proof = Lap();
        var answer = isWhole ? finished : plan;
        var (edges, hash) = isWhole
            ? instance.Whole.Value
            : (problem.Allowed, new Candidates(problem.RowStart, problem.Mentor, problem.Fit).Hash);
        return new(edges, hash, answer.Pairs.Count, answer.Fit, verdict.Fault, score, solve, proof, score + solve + proof);
    }

    /// <summary>A plan of a small problem: what is wrong with it, or null.</summary>
    public static string? Check(Plan plan) => Check(plan, () => RowOf(plan.Problem), 1).Fault;

    private static Verdict Check(Plan plan, Func<Row> rows, int threads) =>
        new DualCheck(
            plan.Problem.Demand,
            plan.Problem.Capacity,
            (mentee, mentor) => (long)plan.Problem.Ties.Of(mentee, mentor),
            [.. plan.Certificate.Mentees.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))],
            [.. plan.Certificate.Mentors.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))]
        ).Check(rows, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), threads);

    private static Row RowOf(Rm1 people)
    {
        var (scores, fit) = (people.Scores.Another(), new int[people.Capacity.Length]);
        return (int mentee, out ReadOnlySpan<int> mentors) =>
        {
            mentors = [];
            scores.Row(mentee, fit);
            return fit;
        };
    }

    private static Row RowOf(Problem problem) =>
        (int mentee, out ReadOnlySpan<int> mentors) =>
        {
            var (from, to) = (problem.RowStart[mentee], problem.RowStart[mentee + 1]);
            mentors = problem.Mentor.AsSpan(from, to - from);
            return problem.Fit.AsSpan(from, to - from);
        };
}
