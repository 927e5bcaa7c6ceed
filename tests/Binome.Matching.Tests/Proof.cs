using Binome.Matching.Verify;

namespace Binome.Matching.Tests;

/// <summary>Hands a plan to the verifier, which knows nothing of the solver's types.</summary>
internal static class Proof
{
    public static Verdict Check(Plan plan, Certificate? certificate = null, IEnumerable<(int, int)>? pairs = null) =>
        Check(plan.Problem, pairs ?? plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), certificate ?? plan.Certificate);

    public static Verdict Check(Problem problem, IEnumerable<(int, int)> pairs, Certificate certificate) =>
        new DualCheck(
            problem.Demand,
            problem.Capacity,
            (mentee, mentor) => (long)problem.Ties.Of(mentee, mentor),
            [.. certificate.Mentees.Select(Levels)],
            [.. certificate.Mentors.Select(Levels)]
        ).Check(() => Dense(problem), pairs, threads: problem.Mentees < 100 ? 1 : 2);

    private static Row Dense(Problem problem)
    {
        var fit = new int[problem.Mentors];
        return (int mentee, out ReadOnlySpan<int> mentors) =>
        {
            mentors = [];
            fit.AsSpan().Fill(-1);
            for (var e = problem.RowStart[mentee]; e < problem.RowStart[mentee + 1]; e++)
                fit[problem.Mentor[e]] = problem.Fit[e];
            return fit;
        };
    }

    private static Levels Levels(Worth price) => new(price.Pairs, price.Fit, price.Tie);
}
