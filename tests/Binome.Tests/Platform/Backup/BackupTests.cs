using Binome.Platform;
using Binome.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Backup;

public sealed class BackupTests
{
    [Theory]
    [InlineData(Store.Sqlite, Store.Sqlite)]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    [InlineData(Store.Postgres, Store.Postgres)]
    public async Task A_copy_taken_under_writes_is_one_moment_and_goes_back_row_for_row(Store from, Store to)
    {
        await using var source = await TestDatabase.Make(from);
        await using (var db = source.Open())
            await Filler.Fill(db, 1000);
        var file = Path.Combine(source.Store.Folder, "copy.zip");
        int before,
            after;
        await using (var hammer = new Hammer(source))
        {
            await hammer.Reach(20);
            before = hammer.Written;
            await using var db = source.Open();
            await Binome.Platform.Backup.Backup.Write(db, file, TimeProvider.System.Now(), default);
            after = hammer.Written;
        }
        Assert.True(after - before > 1, $"nothing was written during the copy: {before} to {after}");

        await using var target = await TestDatabase.Make(to);
        await RestoreInto(target, file);
        await using (var db = target.Open())
        {
            var marks = await Hammer.Marks(db);
            Assert.Single(marks.Distinct());
            Assert.InRange(marks[0], before, after);
        }
        await Compare(await Content.Of(source), target, changed: "Number=0\nOrganisation=hammer");
    }

    [Theory, BothDatabases]
    public async Task A_second_copy_of_the_restored_data_is_the_first(Store store)
    {
        await using var source = await TestDatabase.Make(store);
        await using (var db = source.Open())
            await Filler.Fill(db, 30);
        var file = Path.Combine(source.Store.Folder, "copy.zip");
        await Copy(source, file);
        await using var target = await TestDatabase.Make(store);
        await RestoreInto(target, file);
        var was = await Content.Of(target);
        await RestoreInto(target, file); // and over itself
        Assert.Equal(was, await Content.Of(target));
        Assert.Equal(was, await Content.Of(source));
    }

    [Theory, BothDatabases]
    public async Task An_empty_database_is_copied_too(Store store)
    {
        await using var source = await TestDatabase.Make(store);
        var file = Path.Combine(source.Store.Folder, "copy.zip");
        await Copy(source, file);
        await RestoreInto(source, file);
        Assert.All((await Content.Of(source)).Values, Assert.Empty);
    }

    internal static async Task Copy(TestDatabase source, string file)
    {
        await using var db = source.Open();
        await Binome.Platform.Backup.Backup.Write(db, file, TimeProvider.System.Now(), default);
    }

    internal static async Task RestoreInto(TestDatabase target, string file)
    {
        await using var db = target.Open();
        using var archive = await Archive.Open(file, db, default);
        await Restore.Read(db, archive, default);
    }

    /// <summary>What was written after the copy is not in it; all that is in it is as it was.</summary>
    private static async Task Compare(Dictionary<string, Dictionary<string, string>> source, TestDatabase target, string changed)
    {
        var restored = await Content.Of(target);
        Assert.Equal(source.Keys, restored.Keys);
        foreach (var (table, rows) in restored)
        {
            Assert.True(rows.Count >= 1000, $"{table}: {rows.Count}");
            foreach (var (key, row) in rows.Where(r => !r.Value.Contains(changed, StringComparison.Ordinal)))
                Assert.Equal(source[table][key], row);
            foreach (var (key, row) in source[table].Where(r => !r.Value.Contains("hammer", StringComparison.Ordinal)))
                Assert.Equal(row, rows[key]);
        }
    }
}
