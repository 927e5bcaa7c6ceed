using System.CommandLine;
using System.Diagnostics;
using Binome.Matching.Instances;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>`binome bench matching`: solves the instances of docs/matching.md, or of files, and says how long it takes.</summary>
internal static class BenchCommand
{
    private const int UsualRuns = 9;

    // The runtime compiles what runs often a second time, a moment after: until then a run measures that.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    public static Command Create() => new("bench", "Measure this machine") { Matching() };

    private static Command Matching()
    {
        var instances = new Option<string[]>("--instance")
        {
            Description =
                $"{string.Join(", ", Rm1.Named.Select(known => known.Name))}, or a file (repeatable; without it all but the two last, which take minutes)",
            HelpName = "NAME|FILE.rmi",
        };
        instances.Validators.Add(result =>
        {
            foreach (
                var name in result.Tokens.Select(token => token.Value).Where(name => BenchInstance.Find(name) is null && !File.Exists(name))
            )
                result.AddError($"--instance {name}: there is no instance and no file of this name");
        });
        var runs = Number("--runs", "Runs whose medians are reported, in a warm process", UsualRuns);
        var threads = Number("--threads", "How many threads may work at once", 1);
        var exhaustive = new Option<int?>("--exhaustive")
        {
            Description =
                $"Compare small random instances ({ExhaustiveRun.Usual:N0}, or say how many) with every plan there is; alone unless instances are named",
            HelpName = "N",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = argument =>
                argument.Tokens is [var token] && int.TryParse(token.Value, out var count) ? count : ExhaustiveRun.Usual,
        };
        exhaustive.Validators.Add(result => MustCount("--exhaustive", result));
        var command = new Command("matching", "Solve the instances of docs/matching.md and prove each answer over all pairs")
        {
            instances,
            runs,
            threads,
            exhaustive,
            CommandLine.Json(),
            CommandLine.Language(),
        };
        command.Do(
            async (parsed, stop) =>
            {
                var (isJson, named) = (parsed.GetValue<bool>("--json"), parsed.GetValue(instances) ?? []);
                var isExhaustive = parsed.GetResult(exhaustive) is not null;
                var (reports, code) = (new List<BenchReport>(), CommandLine.Done);
                try
                {
                    // A damaged file is refused now, not after the minutes that those before it take.
                    foreach (var path in named.Where(name => BenchInstance.Find(name) is null))
                        InstanceReader.Read(path);
                    if (isExhaustive)
                        await Say(ExhaustiveRun.Of(parsed.GetValue(exhaustive) ?? ExhaustiveRun.Usual), null);
                    foreach (var name in named.Length > 0 || isExhaustive ? named : [.. BenchInstance.Usual])
                    {
                        var instance = BenchInstance.Of(name);
                        await Say(Measure(instance, parsed.GetValue(runs), parsed.GetValue(threads), stop), instance.Known);
                    }
                    return code;
                }
                finally
                {
                    if (isJson)
                        await Console.Out.WriteLineAsync(BenchReport.ToJson(reports));
                }

                async Task Say(BenchReport report, KnownInstance? known)
                {
                    reports.Add(report);
                    if (!isJson)
                        await Console.Out.WriteLineAsync(report.Line());
                    if (report.Problem(known) is not { } problem)
                        return;
                    await Console.Error.WriteLineAsync(problem);
                    code = CommandLine.Refused;
                }
            }
        );
        return command;
    }

    private static BenchReport Measure(BenchInstance instance, int runs, int threads, CancellationToken stop)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine(Words.Get("matching.bench.begins", instance.Name));
        PeakMemory.Forget();
        var warming = Stopwatch.StartNew();
        do BenchRun.Once(instance, threads);
        while (warming.Elapsed < s_warmUp && !stop.IsCancellationRequested);
        var figures = new List<BenchFigures>();
        while (figures.Count < runs)
        {
            stop.ThrowIfCancellationRequested();
            figures.Add(BenchRun.Once(instance, threads));
        }
        return BenchReport.Of(instance, figures, threads, PeakMemory.Megabytes);
    }

    private static Option<int> Number(string name, string description, int usual)
    {
        var number = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        number.Validators.Add(result => MustCount(name, result));
        return number;
    }

    private static void MustCount(string name, System.CommandLine.Parsing.OptionResult result)
    {
        foreach (var text in result.Tokens.Select(token => token.Value).Where(text => !int.TryParse(text, out var count) || count < 1))
            result.AddError($"{name} {text}: a number from 1 is expected");
    }
}
