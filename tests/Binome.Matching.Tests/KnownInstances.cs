using System.Diagnostics;

namespace Binome.Matching.Tests;

public sealed class KnownInstances(ITestOutputHelper output)
{
    // Candidates alone decide what is kept of these two: their sizes are for bin/soak.
    private static readonly string[] s_largest = ["cofely-dense", "internet"];

    public static TheoryData<string> Quick => [.. Rm1.Named.Select(known => known.Name).Except(s_largest)];

    public static TheoryData<string> Largest => [.. s_largest];

    [Theory, MemberData(nameof(Quick))]
    public void Have_their_known_bytes_and_optimum(string name) => Check(name);

    [Theory, MemberData(nameof(Largest)), Trait("Category", "soak")]
    public void The_largest_have_their_known_bytes_and_optimum(string name) => Check(name);

    [Fact]
    public void Are_the_same_bytes_with_more_threads()
    {
        var made = Rm1.Named.Single(known => known.Name == "axa-group").Make();
        Assert.Equal(made.Candidates(kept: 8).Hash, made.Candidates(kept: 8, threads: 4).Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Candidates_are_the_best_by_fit_then_by_number(int kept)
    {
        var made = Rm1.Named.Single(known => known.Name == "axa-group").Make();
        var (all, best) = (made.Candidates(kept: 0), made.Candidates(kept));
        for (var i = 0; i < made.Demand.Length; i++)
        {
            var wanted = Row(all, i).OrderByDescending(pair => pair.Fit).ThenBy(pair => pair.Mentor).Take(kept);
            Assert.Equal(wanted.OrderBy(pair => pair.Mentor), Row(best, i));
        }

        static IEnumerable<(int Mentor, int Fit)> Row(Candidates from, int i) =>
            Enumerable.Range(from.RowStart[i], from.RowStart[i + 1] - from.RowStart[i]).Select(e => (from.Mentor[e], from.Fit[e]));
    }

    private void Check(string name)
    {
        var watch = Stopwatch.StartNew();
        var known = Rm1.Named.Single(known => known.Name == name);
        var made = known.Make();
        var candidates = made.Candidates(known.Kept, Environment.ProcessorCount);
        Assert.Equal((known.Edges, known.Sum, known.Hash), (candidates.Mentor.Length, candidates.Sum, candidates.Hash));
        var generated = watch.ElapsedMilliseconds;
        var ties = TieBreak.None(known.Mentees, known.Mentors);
        var plan = Solver.Solve(new Problem(made.Demand, made.Capacity, candidates.RowStart, candidates.Mentor, candidates.Fit, ties));
        var solved = watch.ElapsedMilliseconds;
        var verdict = Proof.Check(plan);
        output.WriteLine(
            $"{name}: made in {generated} ms, solved in {solved - generated} ms, checked in {watch.ElapsedMilliseconds - solved} ms"
        );
        Assert.Equal((known.Pairs, known.Fit), (plan.Pairs.Count, plan.Fit));
        Assert.Equal((null, known.Pairs, known.Fit), (verdict.Fault, (int)verdict.Pairs, verdict.Fit));
    }
}
