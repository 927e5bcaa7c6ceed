using System.Globalization;
using Binome.Tests.Soak;

namespace Binome.Bench.Matching;

/// <summary>`binome pair` from CSV files to certified CSV, as a process: what somebody waits for, cold start included.</summary>
internal static class PairLists
{
    /// <summary>Median seconds and megabytes on invented lists of this size; BINOME_BENCH_LISTS names a folder of others instead.</summary>
    public static async Task<(double Seconds, double PeakMegabytes)> Measure(int mentees, int mentors, int runs)
    {
        if (Environment.GetEnvironmentVariable("BINOME_BENCH_LISTS") is { } lists)
            return await Pair(Path.GetFullPath(lists), "people.csv", runs);
        var folder = Directory.CreateTempSubdirectory("binome-lists-");
        try
        {
            return await Pair(await Write(folder.FullName, mentees, mentors), "directory.csv", runs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double, double)> Pair(string lists, string people, int runs)
    {
        var store = Databases.Empty("SQLite");
        string[] ask =
        [
            "pair",
            "--mentors",
            Path.Combine(lists, "mentors.csv"),
            "--mentees",
            Path.Combine(lists, "mentees.csv"),
            "--people",
            Path.Combine(lists, people),
            "--out",
            Path.Combine(store.Folder, "pairs.csv"),
            "--certificate",
            Path.Combine(store.Folder, "proof.json"),
        ];
        if (File.Exists(Path.Combine(lists, "rules.json")))
            ask = [.. ask, "--rules", Path.Combine(lists, "rules.json")];
        var took = new List<Watched>();
        for (var i = 0; i < runs; i++)
            took.Add(await Watched.Run(store, ask));
        if (took.Find(r => r.Result.Exit != 0) is { } failed)
            throw new InvalidOperationException(failed.Result.Err);
        Databases.Drop(store);
        return (Report.Median(took.Select(r => r.Seconds)), Report.Median(took.Select(r => r.PeakMegabytes)));
    }

    /// <summary>The head of an invented company is mentored by its base: topics, styles and capacities by chance, the same each time.</summary>
    private static async Task<string> Write(string folder, int mentees, int mentors)
    {
        await new InventedDirectory(mentees + mentors).Write(folder);
        var random = new Random(1);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "mentees.csv"),
            ["id,needs,style", .. Enumerable.Range(0, mentees).Select(i => $"{InventedDirectory.Number(i)},{Topics(4)},{Style()}")]
        );
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "mentors.csv"),
            [
                "id,capacity,skills,style",
                .. Enumerable
                    .Range(mentees, mentors)
                    .Select(j =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{InventedDirectory.Number(j)},{random.Next(3, 7)},{Topics(12)},{Style()}"
                        )
                    ),
            ]
        );
        return folder;

        string Topics(int least)
        {
            var topics = Enumerable.Range(0, 60).ToArray();
            random.Shuffle(topics);
            return string.Join('|', topics.Take(least + random.Next(5)).Select(t => $"topic-{t}:{random.Next(1, 6)}"));
        }

        string Style() => string.Join('|', Enumerable.Range(0, 5).Select(_ => random.Next(16)));
    }
}
