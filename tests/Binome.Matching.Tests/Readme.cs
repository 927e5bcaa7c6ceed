using System.Text.RegularExpressions;
using Binome.Matching.Groups;

namespace Binome.Matching.Tests;

/// <summary>The README's examples are this file's lines: compiled, run, and compared with it letter by letter.</summary>
public sealed class ReadmeTests(ITestOutputHelper output)
{
    [Fact]
    public void Its_examples_do_what_they_say()
    {
        int[][] fit =
        [
            [700, 900],
            [800, -1],
        ];
        var ties = TieBreak.ByIds(["Anne", "Bruno"], ["Chloé", "Driss"], seed: 1);
        var problem = Problem.Dense(demand: [1, 1], capacity: [1, 1], fit, ties);
        var plan = Solver.Solve(problem);
        Assert.Equal([new(0, 1, 900), new(1, 0, 800)], plan.Pairs);

        var why = plan.Explain();
        var instead = why.RunnerUp(mentee: 0, insteadOf: 1);
        Assert.Equal(new Alternative(0, 1, 1000), instead);
        var all = why.Alternatives(mentee: 0);
        Assert.Equal([new(0, 1, 1000), new(1, 0, 0)], all);

        var place = why.Recruitment.PlaceAt(mentor: 0);
        Assert.Equal(new Gain(0, 0), place);
        var newcomer = why.Recruitment.Newcomer([940, 850]);
        Assert.Equal(new Gain(0, 50), newcomer);

        var board = new Board(problem);
        var change = board.Lock(mentee: 0, mentor: 0);
        foreach (var move in board.Moves)
            Console.WriteLine($"{move.Mentee}: {move.From} → {move.To}");
        Assert.Equal([new(1, 0, -1), new(0, 1, 0)], board.Moves.ToArray().OrderByDescending(move => move.Mentee));
        board.Undo();
        Assert.Equal((2, 1700L, 1, 700L), (change.PairsBefore, change.FitBefore, change.Pairs, change.Fit));
        Assert.Equal(plan.Pairs, board.Pairs());

        var joined = board.JoinAsMentor(fit: [940, 850], places: 1, tieKey: TieBreak.Key("Emma"));
        Assert.Equal(new Change(2, 1700, 2, 1750), joined);
        Assert.Equal([new(0, 1, 900), new(1, 2, 850)], board.Pairs());

        var stable = Stable.Solve(problem);
        Assert.Equal(plan.Pairs, stable);
        var fair = Leximin.Solve(problem);
        Assert.Equal(plan.Pairs, fair);
        var curve = Curve.Of(problem);
        Assert.Equal([new(2, 1700), new(1, 900), new(0, 0)], curve);

        int[][] six =
        [
            [900],
            [800],
            [700],
            [600],
            [500],
            [400],
        ];
        var pairs = Problem.Dense([1, 1, 1, 1, 1, 1], [3], six, TieBreak.ByPosition(6, 1));
        var circle = GroupSolver.Solve(new GroupProblem(pairs, GroupShape.Of(1, 3)));
        Assert.Equal((1, 2400L, 0), (circle.Groups.Count, circle.Value.Fit, circle.GapPerMillion));

        var people = Rm1.Named.Single(known => known.Name == "axa-group").Make();
        var anonymous = TieBreak.ByPosition(people.Demand.Length, people.Capacity.Length);
        var large = Solver.Solve(people.Scores, people.Demand, people.Capacity, anonymous, threads: 2);
        Assert.Equal((999, 7_332_202L), (large.Pairs.Count, large.Fit));
    }

    [Fact]
    public void Its_examples_are_these()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Binome.slnx")))
            root = root.Parent!;
        var here = Path.Combine(root.FullName, "tests/Binome.Matching.Tests/Readme.cs");
        var mine = File.ReadAllText(here).Split('\n').Select(line => line.Trim()).ToHashSet();
        var readme = File.ReadAllText(Path.Combine(root.FullName, "src/Binome.Matching/README.md"));
        var examples = Regex
            .Matches(readme, "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.Equal(8, examples.Count);
        foreach (var line in examples.SelectMany(example => example.Split('\n')).Select(line => line.Trim()))
        {
            output.WriteLine(line);
            Assert.True(line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || mine.Contains(line), line);
        }
    }
}
