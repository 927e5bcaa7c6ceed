using Binome.Matching.Verify;

namespace Binome.Matching.Tests;

/// <summary>Hands a plan to the verifier, which knows nothing of the solver's types.</summary>
internal static class Proof
{
    public static Verdict Check(Plan plan, Certificate? certificate = null, IEnumerable<(int, int)>? pairs = null) =>
        Check(plan.Problem, pairs ?? plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), certificate ?? plan.Certificate);

    public static Verdict Check(Problem problem, IEnumerable<(int, int)> pairs, Certificate certificate) =>
        DualCheck.Check(
            problem.Demand,
            problem.Capacity,
            (mentee, fit, tie) =>
            {
                fit.Fill(-1);
                for (var e = problem.RowStart[mentee]; e < problem.RowStart[mentee + 1]; e++)
                {
                    fit[problem.Mentor[e]] = problem.Fit[e];
                    tie[problem.Mentor[e]] = (long)problem.Ties.Of(mentee, problem.Mentor[e]);
                }
            },
            pairs.ToList(),
            [.. certificate.Mentees.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))],
            [.. certificate.Mentors.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))]
        );
}
