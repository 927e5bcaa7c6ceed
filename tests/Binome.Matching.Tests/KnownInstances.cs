using System.Diagnostics;

namespace Binome.Matching.Tests;

public sealed class KnownInstances(ITestOutputHelper output)
{
    [Theory]
    [InlineData("pwn", 1, 20, 20, 1, 1, 0, 196, 1056911, 0x4c156b2fa6800018UL, 16, 101588)]
    [InlineData("axa-france", 2, 250, 55, 3, 6, 0, 9133, 49064617, 0x77444f56bb2568fbUL, 236, 1627776)]
    [InlineData("axa-france-tight", 2, 250, 55, 1, 6, 0, 9133, 49064617, 0x77444f56bb2568fbUL, 210, 1460002)]
    [InlineData("axa-group", 3, 1000, 470, 1, 4, 0, 284778, 1498938593, 0xb7b61e942df2a673UL, 999, 7332202)]
    [InlineData("axa-group-two", 3, 1000, 470, 1, 4, 15, 284778, 1498938593, 0xb7b61e942df2a673UL, 1157, 8400447)]
    public void Known_instances_have_their_known_optimum(
        string name,
        int seed,
        int mentees,
        int mentors,
        int low,
        int high,
        int twice,
        int edges,
        long sum,
        ulong hash,
        int pairs,
        long fit
    )
    {
        var (problem, made, total) = Rm1.Make(seed, mentees, mentors, low, high, twice);
        Assert.Equal((edges, sum, hash), (problem.Allowed, total, made));
        var watch = Stopwatch.StartNew();
        var plan = Solver.Solve(problem);
        var solved = watch.ElapsedMilliseconds;
        var verdict = Proof.Check(plan);
        output.WriteLine($"{name}: solved in {solved} ms, checked in {watch.ElapsedMilliseconds - solved} ms");
        Assert.Equal((pairs, fit), (plan.Pairs.Count, plan.Fit));
        Assert.Equal((null, pairs, fit), (verdict.Fault, verdict.Pairs, verdict.Fit));
    }
}
