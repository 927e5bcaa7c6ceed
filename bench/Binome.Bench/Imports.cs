using Binome.Tests.Soak;

namespace Binome.Bench;

/// <summary>`binome import` as a process: rows per second from the file to the commit, start of the process included.</summary>
internal static class Imports
{
    public static async Task Measure()
    {
        var report = new Report("Import", "database", "rows", "seconds", "rows/s", "peak MB", "again: seconds", "again: peak MB");
        foreach (var kind in Databases.Kinds)
        foreach (var people in (int[])[260, 12_000, 120_000])
        {
            var store = Databases.Empty(kind);
            var file = await new InventedDirectory(people).Write(store.Folder);
            var first = await Run(store, file);
            var again = await Run(store, file);
            report.Row(
                kind,
                $"{people:N0}",
                $"{first.Seconds:F1}",
                $"{people / first.Seconds:N0}",
                $"{first.PeakMegabytes:F0}",
                $"{again.Seconds:F1}",
                $"{again.PeakMegabytes:F0}"
            );
            Databases.Drop(store);
        }
    }

    public static async Task<Watched> Run(Platform.Storage.DataStore store, string file)
    {
        var run = await Watched.Run(store, "import", file);
        return run.Result.Exit == 0 ? run : throw new InvalidOperationException(run.Result.Err);
    }
}
