using System.Diagnostics;
using Binome.Matching;
using Binome.Matching.Groups;
using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>Bar 13: groups with their bound, in this process, on one thread, from the allowed pairs in memory.</summary>
internal static class GroupBars
{
    public static void Measure(BarTable bars)
    {
        // As cofely, with a place for each: each mentor has one trio. The 64 best pairs of each mentee are the allowed ones, as in the instance cofely.
        Measure(bars, "13 4,000 trios", new GroupShape(1, 3, 3), 12_000, 4000, 64, 2000);
        Measure(bars, "13 300 people in circles of 12", GroupShape.Of(1, 12), 300, 25, 0, 500);
    }

    private static void Measure(BarTable bars, string bar, GroupShape shape, int mentees, int mentors, int kept, int mostMilliseconds)
    {
        var people = new Rm1(4, mentees, mentors, shape.Most, shape.Most, 0);
        var pairs = people.Candidates(kept, threads: 2);
        var ties = TieBreak.ByPosition(mentees, mentors);
        var problem = new Problem(people.Demand, people.Capacity, pairs.RowStart, pairs.Mentor, pairs.Fit, ties);
        var plan = GroupSolver.Solve(new(problem, shape));
        var milliseconds = new List<double>();
        for (var round = 0; round < MatchingBench.Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            plan = GroupSolver.Solve(new(problem, shape));
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }
        milliseconds.Sort();
        bars.AtMost(
            $"{bar}: {plan.Groups.Count:N0} groups, answer and bound",
            mostMilliseconds,
            milliseconds[milliseconds.Count / 2],
            "ms"
        );
        bars.AtMost($"{bar}: gap", 1, plan.GapPerMillion / 10_000.0, "%");
    }
}
