using Binome.Matching;
using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>The same people in another order give the same pairs, where many plans are as good.</summary>
internal static class SamePairs
{
    public static void Measure(BarTable bars)
    {
        foreach (var adversary in Adversary.All)
        {
            var problem = adversary.Make(mentees: 1200, mentors: 300, kept: 32, seed: 1);
            var random = new Random(1);
            var (rows, columns) = (Enumerable.Range(0, 1200).ToArray(), Enumerable.Range(0, 300).ToArray());
            var expected = Pairs(problem, rows, columns);
            random.Shuffle(rows);
            random.Shuffle(columns);
            var same = expected.SetEquals(Pairs(problem, rows, columns));
            bars.Holds($"9 another order of people, {adversary.Name}", "the same pairs", Told(same), same);
        }
        Threads(bars);
        Warm(bars);
    }

    /// <summary>One or two threads, and however many pairs are kept at first.</summary>
    private static void Threads(BarTable bars)
    {
        var people = Rm1.Named.Single(known => known.Name == "cofely").Make();
        var ties = TieBreak.ByPosition(people.Demand.Length, people.Capacity.Length);
        var expected = Solver.Solve(people.Scores, people.Demand, people.Capacity, ties).Pairs;
        var same = new[] { (8, 1), (64, 2), (200, 2) }.All(way =>
            Solver.Solve(people.Scores, people.Demand, people.Capacity, ties, way.Item1, way.Item2).Pairs.SequenceEqual(expected)
        );
        bars.Holds("9 cofely over all pairs: one or two threads, from 8, 64 or 200 kept pairs", "the same pairs", Told(same), same);
    }

    /// <summary>A hundred edits on a board, against the same problem solved cold with them in it.</summary>
    private static void Warm(BarTable bars)
    {
        var problem = Rm1.Named.Single(known => known.Name == "cofely-tight").Make().Problem(kept: 64, threads: 2);
        var (board, random) = (new Board(problem), new Random(1));
        var capacity = (int[])problem.Capacity.Clone();
        for (var edit = 0; edit < 100; edit++)
            board.SetCapacity(random.Next(capacity.Length), 0);
        for (var j = 0; j < capacity.Length; j++)
            capacity[j] = board.Capacity(j);
        var cold = new Problem(problem.Demand, capacity, problem.RowStart, problem.Mentor, problem.Fit, problem.Ties);
        var same = Solver.Solve(cold).Pairs.SequenceEqual(board.Pairs());
        bars.Holds("9 cofely-tight after a hundred mentors left: warm or cold", "the same pairs", Told(same), same);
    }

    private static string Told(bool same) => same ? "the same" : "other pairs";

    /// <summary>Solved with people at other places; the pairs by who they are.</summary>
    private static HashSet<(int, int)> Pairs(Problem problem, int[] rows, int[] columns)
    {
        var place = new int[columns.Length];
        for (var j = 0; j < columns.Length; j++)
            place[columns[j]] = j;
        var pairs = rows.Select(i =>
                Enumerable
                    .Range(problem.RowStart[i], problem.RowStart[i + 1] - problem.RowStart[i])
                    .Select(e => (Mentor: place[problem.Mentor[e]], Fit: problem.Fit[e]))
                    .OrderBy(pair => pair.Mentor)
                    .ToArray()
            )
            .ToArray();
        var starts = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++)
            starts[i + 1] = starts[i] + pairs[i].Length;
        var moved = new Problem(
            [.. rows.Select(i => problem.Demand[i])],
            [.. columns.Select(j => problem.Capacity[j])],
            starts,
            [.. pairs.SelectMany(row => row.Select(pair => pair.Mentor))],
            [.. pairs.SelectMany(row => row.Select(pair => pair.Fit))],
            TieBreak.ByIds(rows.Select(i => $"e{i}"), columns.Select(j => $"r{j}"), 1)
        );
        return [.. Solver.Solve(moved).Pairs.Select(pair => (rows[pair.Mentee], columns[pair.Mentor]))];
    }
}
