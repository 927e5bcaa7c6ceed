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
    /// <param name="threads">For scoring.</param>
    public static BenchFigures Once(BenchInstance instance, int threads)
    {
        var (score, solve, proof) = (new Stopwatch(), new Stopwatch(), new Stopwatch());
        var kept = instance.Known?.Kept ?? 0;
        for (Candidates? first = null; ; kept *= 2)
        {
            score.Start();
            var candidates = instance.People?.Candidates(kept, threads);
            score.Stop();
            first ??= candidates;
            solve.Start();
            var problem = candidates is null ? instance.File! : ProblemOf(instance.People!, candidates);
            var plan = Solver.Solve(problem);
            var verdict = Check(plan, RowOf(problem));
            solve.Stop();
            proof.Start();
            if (verdict.Fault is null)
                verdict = Check(plan, kept == 0 ? RowOf(problem) : instance.People!.RowOf());
            proof.Stop();
            // A pair that was left out would do better: more candidates. All of them are kept in the end.
            if (verdict.Fault is not null && kept > 0 && kept < instance.Mentors)
                continue;
            var total = score.Elapsed + solve.Elapsed + proof.Elapsed;
            var (edges, hash) = first is null
                ? (problem.Allowed, new Candidates(problem.RowStart, problem.Mentor, problem.Fit).Hash)
                : (first.Mentor.Length, first.Hash);
            return new(
                edges,
                hash,
                plan.Pairs.Count,
                plan.Fit,
                verdict.Fault,
                score.Elapsed.TotalMilliseconds,
                solve.Elapsed.TotalMilliseconds,
                proof.Elapsed.TotalMilliseconds,
                total.TotalMilliseconds
            );
        }
    }

    /// <summary>A plan of a small problem: what is wrong with it, or null.</summary>
    public static string? Check(Plan plan) => Check(plan, RowOf(plan.Problem)).Fault;

    // Chosen candidates know no tie break: among pairs of equal fit those of smaller number are kept.
    private static Problem ProblemOf(Rm1 people, Candidates candidates) =>
        new(
            people.Demand,
            people.Capacity,
            candidates.RowStart,
            candidates.Mentor,
            candidates.Fit,
            TieBreak.None(people.Demand.Length, people.Capacity.Length)
        );

    private static Verdict Check(Plan plan, Row row) =>
        DualCheck.Check(
            plan.Problem.Demand,
            plan.Problem.Capacity,
            row,
            plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToList(),
            [.. plan.Certificate.Mentees.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))],
            [.. plan.Certificate.Mentors.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))]
        );

    private static Row RowOf(this Rm1 people) => (mentee, fit, _) => people.Score(mentee, fit);

    private static Row RowOf(Problem problem) =>
        (mentee, fit, tie) =>
        {
            fit.Fill(-1);
            for (var e = problem.RowStart[mentee]; e < problem.RowStart[mentee + 1]; e++)
            {
                fit[problem.Mentor[e]] = problem.Fit[e];
                tie[problem.Mentor[e]] = (long)problem.Ties.Of(mentee, problem.Mentor[e]);
            }
        };
}
