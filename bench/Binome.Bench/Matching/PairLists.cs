using Binome.Tests.Soak;

namespace Binome.Bench;

/// <summary>`binome pair` on the lists that the tests pair, as a process: what somebody waits for.</summary>
internal static class Matching
{
    public static async Task Measure()
    {
        var lists = Path.GetFullPath(Environment.GetEnvironmentVariable("BINOME_BENCH_LISTS") ?? "tests/Binome.Tests/Samples/pairing");
        var store = Databases.Empty("SQLite");
        string[] ask =
        [
            "pair",
            "--mentors",
            Path.Combine(lists, "mentors.csv"),
            "--mentees",
            Path.Combine(lists, "mentees.csv"),
            "--people",
            Path.Combine(lists, "people.csv"),
            "--rules",
            Path.Combine(lists, "rules.json"),
            "--out",
            Path.Combine(store.Folder, "pairs.csv"),
            "--certificate",
            Path.Combine(store.Folder, "proof.json"),
        ];
        var runs = new List<Watched>();
        for (var i = 0; i < 7; i++)
            runs.Add(await Watched.Run(store, ask));
        if (runs.Find(r => r.Result.Exit != 0) is { } failed)
            throw new InvalidOperationException(failed.Result.Err);
        var rows = File.ReadLines(Path.Combine(lists, "mentees.csv")).Count() - 1;
        var mentors = File.ReadLines(Path.Combine(lists, "mentors.csv")).Count() - 1;
        new Report("binome pair, proof included", "lists", "median seconds", "peak MB").Row(
            $"{rows:N0} mentees, {mentors:N0} mentors",
            $"{Report.Median(runs.Select(r => r.Seconds)):F2}",
            $"{Report.Median(runs.Select(r => r.PeakMegabytes)):F0}"
        );
        Databases.Drop(store);
    }
}
