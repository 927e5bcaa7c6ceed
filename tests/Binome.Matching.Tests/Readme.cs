using System.Text.RegularExpressions;
using Binome.Matching.Groups;
using Binome.Matching.Verify;

namespace Binome.Matching.Tests;

/// <summary>The README's examples are this file's lines: compiled, run, and compared with it letter by letter; its comments are what they print.</summary>
public sealed class ReadmeTests(ITestOutputHelper output)
{
    private static readonly List<string> s_printed = [];

    [Fact]
    public void Its_examples_print_what_it_says()
    {
        Run();
        s_printed.ForEach(output.WriteLine);
        var said = Examples().Where(line => line.StartsWith("// ", StringComparison.Ordinal)).Select(line => line[3..]);
        Assert.Equal(said, s_printed);
    }

    [Fact]
    public void Its_examples_are_these()
    {
        var here = File.ReadAllText(Path.Combine(Root(), "tests/Binome.Matching.Tests/Readme.cs"));
        var mine = here.Split('\n').Select(line => line.Trim()).ToHashSet();
        var code = Examples().Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).ToList();
        Assert.True(code.Count > 60);
        Assert.All(code, line => Assert.Contains(line, mine));
    }

    [Fact]
    public void It_names_every_file_there_is()
    {
        var tour = Readme()[Readme().IndexOf("## How it works", StringComparison.Ordinal)..];
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "src/Binome.Matching"), "*.cs").Select(Path.GetFileName);
        Assert.All(files, file => Assert.Contains($"`{file!.Split('.')[0]}`", tour));
    }

    private static void Run()
    {
        int[][] fit =
        [
            [900, 800, 500],
            [850, 400, 100],
            [-1, 500, 450],
        ];
        var ties = TieBreak.ByIds(["Anne", "Bruno", "Chloé"], ["Driss", "Emma", "Farid"], seed: 1);
        var problem = Problem.Dense(demand: [1, 1, 1], capacity: [1, 1, 1], fit, ties);
        var plan = Solver.Solve(problem);
        foreach (var pair in plan.Pairs)
            Console.WriteLine(pair);
        Console.WriteLine($"{plan.Pairs.Count} pairs, fit {plan.Fit}, Anne still wants {plan.Unserved(mentee: 0)}");

        Levels[] Levels(Worth[] prices) => [.. prices.Select(price => new Levels(price.Pairs, price.Fit, price.Tie))];
        var (mentees, mentors) = (Levels(plan.Certificate.Mentees), Levels(plan.Certificate.Mentors));
        var check = new DualCheck(problem.Demand, problem.Capacity, (i, j) => (long)ties.Of(i, j), mentees, mentors);
        ReadOnlySpan<int> RowOf(int mentee, out ReadOnlySpan<int> named)
        {
            named = []; // all mentors, in order
            return fit[mentee];
        }
        Console.WriteLine(check.Check(() => RowOf, plan.Pairs.Select(pair => (pair.Mentee, pair.Mentor))));

        var why = plan.Explain();
        Console.WriteLine(why.RunnerUp(mentee: 0, insteadOf: 1));
        foreach (var alternative in why.Alternatives(mentee: 0))
            Console.WriteLine(alternative);

        Console.WriteLine(why.Recruitment.PlaceAt(mentor: 0));
        Console.WriteLine(why.Recruitment.Newcomer(fit: [700, 900, 700]));

        var board = new Board(problem);
        Console.WriteLine(board.Lock(mentee: 0, mentor: 0));
        foreach (var move in board.Moves)
            Console.WriteLine(move);
        board.Undo();
        Console.WriteLine(board.JoinAsMentor(fit: [700, 900, 700], places: 1, tieKey: TieBreak.Key("Gita")));

        string Fits(IEnumerable<Pair> pairs) => string.Join(", ", pairs.Select(pair => pair.Fit));
        Console.WriteLine($"the best:  {Fits(plan.Pairs)}");
        Console.WriteLine($"stable:    {Fits(Stable.Solve(problem))}");
        Console.WriteLine($"fair:      {Fits(Leximin.Solve(problem))}");
        foreach (var point in Curve.Of(problem))
            Console.WriteLine($"k = {point.Pairs}: {point.Fit}, {point.MeanFit} each");

        int[][] six =
        [
            [900],
            [800],
            [700],
            [600],
            [500],
            [400],
        ];
        var alone = Problem.Dense([1, 1, 1, 1, 1, 1], [3], six, TieBreak.ByPosition(6, 1));
        var circle = GroupSolver.Solve(new GroupProblem(alone, GroupShape.Of(mentors: 1, mentees: 3)));
        Console.WriteLine($"{circle.Groups.Count} group, {circle.Value}, gap {circle.GapPerMillion}");

        Person[] learners =
        [
            new("anne")
            {
                Manager = "emma",
                Needs = new Dictionary<string, int> { ["data"] = 5 },
            },
            new("bruno"),
        ];
        Person[] teachers = [new("driss") { Skills = new Dictionary<string, int> { ["data"] = 4 } }, new("emma")];
        var roster = new Roster(learners, demand: [1, 1], teachers, capacity: [2, 1], directory: [], new Rules());
        Console.WriteLine(roster.Forbids(mentee: 0, mentor: 1));
        Console.WriteLine(roster.Score(mentee: 0, mentor: 0));
        Console.WriteLine($"{roster.Solve().Pairs.Count} pairs");

        var large = Solver.Solve(new MyScores(fit), problem.Demand, problem.Capacity, ties, threads: 2);
        Console.WriteLine(large.Fit);
    }

    private static List<string> Examples() =>
        [
            .. Regex
                .Matches(Readme(), "```csharp\n(.*?)```", RegexOptions.Singleline)
                .SelectMany(match => match.Groups[1].Value.Split('\n'))
                .Select(line => line.Trim()),
        ];

    private static string Readme() => File.ReadAllText(Path.Combine(Root(), "src/Binome.Matching/README.md"));

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Binome.slnx")))
            root = root.Parent!;
        return root.FullName;
    }

    /// <summary>In place of the terminal.</summary>
    private static class Console
    {
        public static void WriteLine(object? line) => s_printed.Add($"{line}");
    }
}

internal sealed class MyScores(int[][] fit) : Scores
{
    public override int Mentees => fit.Length;
    public override int Mentors => fit[0].Length;

    public override void Row(int mentee, Span<int> row) => fit[mentee].CopyTo(row);

    public override Scores Another() => new MyScores(fit);
}
