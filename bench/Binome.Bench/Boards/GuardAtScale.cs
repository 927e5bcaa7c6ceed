using System.Diagnostics;
using Binome.People;
using Binome.Tests;
using Binome.Tests.Soak;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Bench.Boards;

/// <summary>What watching over running pairs costs an import: the same directory with none, 100, 1,000 and 10,000 pairs, first as it was, then reorganised so that pairs break rules.</summary>
internal static class GuardAtScale
{
    private const int Mentees = 12_000;

    public static async Task Measure()
    {
        var report = new Report(
            $"An import of {EnrolledCompany.People(Mentees):N0} people with running pairs",
            "database",
            "pairs",
            "unchanged: seconds",
            "unchanged: reads",
            "unchanged: peak MB",
            "reorganised: conflicts",
            "reorganised: seconds",
            "reorganised: reads"
        );
        foreach (var kind in Databases.Kinds)
        foreach (var pairs in (int[])[0, 100, 1_000, 10_000])
        {
            var store = Databases.Empty(kind);
            await EnrolledCompany.Make(store, Mentees, pairs);
            var people = EnrolledCompany.People(Mentees);
            var same = await new InventedDirectory(people).Write(store.Folder);
            var other = await new InventedDirectory(people, seed: 2, edition: "2").Write(store.Folder);
            var peak = (await Imports.Run(store, same)).PeakMegabytes;
            await using var app = await Served.Start(store);
            var unchanged = await Import(app.Services, same);
            var changed = await Import(app.Services, other);
            report.Row(
                kind,
                $"{pairs:N0}",
                $"{unchanged.Seconds:F1}",
                $"{unchanged.Reads}",
                $"{peak:F0}",
                $"{changed.Conflicts:N0}",
                $"{changed.Seconds:F1}",
                $"{changed.Reads}"
            );
            await app.StopAsync();
            Databases.Drop(store);
        }
    }

    private static async Task<(double Seconds, int Reads, int Conflicts)> Import(IServiceProvider services, string file)
    {
        await using var scope = services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<ImportDirectory>();
        await using var content = File.OpenRead(file);
        using var count = Statement.Count(command => command.CommandText.StartsWith("SELECT", StringComparison.Ordinal));
        var clock = Stopwatch.StartNew();
        var done = await import.Run(content, Path.GetFileName(file), new(), "bench");
        return done.RefusedInAll == 0
            ? (clock.Elapsed.TotalSeconds, count.Seen, done.Report.Conflicts.Count)
            : throw new InvalidOperationException($"{done.RefusedInAll} rows refused");
    }
}
