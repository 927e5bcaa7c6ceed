using System.Text.Json;
using Binome.Matching;
using Binome.Tests;

namespace Binome.Bench.Matching;

/// <summary>`binome bench matching` as a process that warms up by itself, and what it reported, round by round.</summary>
internal sealed class Ours(params string[] arguments)
{
    private const int Runs = 9;
    private const double LongMilliseconds = 2000;

    private readonly List<BenchReport> _reports = [];

    public bool IsMeasured => _reports.Count > 0;

    public (long Pairs, long Fit) Answer => (_reports[^1].Pairs, _reports[^1].Fit);

    /// <summary>The median over all rounds.</summary>
    public double Median(Func<BenchReport, double> figure) => Report.Median(_reports.Select(figure));

    public async Task Round()
    {
        // What takes seconds is long warm after one run.
        var runs = IsMeasured && _reports[^1].TotalMs > LongMilliseconds ? 1 : Runs;
        var store = Databases.Empty("SQLite");
        var answer = await BuiltCommand.Run(store, ["bench", "matching", "--json", "--runs", $"{runs}", .. arguments]);
        Databases.Drop(store);
        if (answer.Exit != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: {answer.Err}");
        _reports.Add(JsonSerializer.Deserialize<BenchReport[]>(answer.Out, JsonSerializerOptions.Web)!.Single());
    }
}
