using System.Diagnostics;
using System.Text.Json;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Soak;

[Trait("Category", "soak")]
public sealed class DirectoryAtScale
{
    private const int People = 120_000;

    [Theory, BothDatabases]
    public async Task A_hundred_and_twenty_thousand_people_are_imported_and_their_lines_asked(Store store)
    {
        await using var database = await TestDatabase.Make(store, migrated: false);
        var directory = new InventedDirectory(People);
        var file = await directory.Write(database.Store.Folder);
        var first = await Watched.Run(database.Store, "import", file, "--json");
        Figures.Say(
            $"{store}: first import of {People} people: {first.Seconds:F1} s ({first.CpuSeconds:F1} s of processor), {People / first.Seconds:F0} rows/s, peak {first.PeakMegabytes:F0} MB, whole process"
        );
        var again = await Watched.Run(database.Store, "import", file, "--json", "--full");
        Figures.Say(
            $"{store}: the same file again: {again.Seconds:F1} s ({again.CpuSeconds:F1} s of processor), peak {again.PeakMegabytes:F0} MB"
        );
        Assert.Equal((0, ""), (first.Result.Exit, first.Result.Err));
        Assert.Equal((People, 0), (Told(first, "added"), Told(first, "updated")));
        Assert.Equal((People, 0), (Told(again, "unchanged"), Told(again, "left")));
        await AskLines(store, database, directory);
        Assert.InRange(first.Seconds, 0, 30);
        Assert.InRange(first.PeakMegabytes, 1, 500);
        Assert.InRange(again.PeakMegabytes, 1, 500);
    }

    private static async Task AskLines(Store store, TestDatabase database, InventedDirectory directory)
    {
        int[] mentees = [.. Enumerable.Range(0, 12_000).Select(i => i * 10 + 7)];
        int[] mentors = [.. Enumerable.Range(0, 3_000)]; // the top of the house: the most lines
        await using var db = database.Open();
        var ids = await db.People.ToDictionaryAsync(p => p.Number!, p => p.Id);
        Id<Person>[] some = [.. mentees.Select(i => ids[InventedDirectory.Number(i)])];
        Id<Person>[] others = [.. mentors.Select(i => ids[InventedDirectory.Number(i)])];
        List<InLine> found = [];
        var took = new List<double>();
        for (var run = 0; run < 6; run++)
        {
            var clock = Stopwatch.StartNew();
            found = await db.InLine(some, others, default);
            took.Add(clock.Elapsed.TotalMilliseconds);
        }
        Figures.Say(
            $"{store}: 12,000 × 3,000 people, {found.Count} in line: first {took[0]:F0} ms, then median {took.Skip(1).Order().ElementAt(2):F0} ms, of {await db.Lines.CountAsync()} lines"
        );
        var expected =
            mentees.Sum(m => directory.Above(m).Count(a => a < 3_000))
            + mentors.Sum(m => directory.Above(m).Count(a => a % 10 == 7 && !(m % 10 == 7 && a < 3_000)));
        Assert.Equal(expected, found.Select(l => (l.Below, l.Above)).Distinct().Count());
        Assert.InRange(took[0], 0, 1000);
    }

    private static int Told(Watched run, string key) => JsonDocument.Parse(run.Result.Out).RootElement.GetProperty(key).GetInt32();
}
