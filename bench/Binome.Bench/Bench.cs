using System.Globalization;
using Binome.Bench.Boards;
using Binome.Bench.Matching;

namespace Binome.Bench;

/// <summary>bin/bench [start|import|pages|board|guard|insights|matching]: end to end, on the published command and on both databases.</summary>
internal static class Bench
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var asked = args.Length > 0 ? args : ["start", "import", "pages", "board", "guard", "insights", "matching"];
        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {Load()}"
        );
        foreach (var name in asked)
        {
            Func<Task>? bench = name switch
            {
                "pages" => Pages.Measure,
                "import" => Imports.Measure,
                "start" => Start.Measure,
                "board" => BoardAtScale.Measure,
                "guard" => GuardAtScale.Measure,
                "insights" => InsightsAtScale.Measure,
                "matching" => MatchingBench.Measure,
                _ => null,
            };
            if (bench is null)
            {
                await Console.Error.WriteLineAsync("bin/bench [start|import|pages|board|guard|insights|matching]...");
                return 2;
            }
            await bench();
        }
        Console.WriteLine($"\nload average at the end {Load()}");
        return 0;
    }

    // Figures taken while others use the machine say so.
    private static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));
}
