using Binome.Accounts;
using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Backup;

public sealed class BackupCommandTests
{
    [Theory, BothDatabases]
    public async Task One_command_copies_and_one_puts_back(Store store)
    {
        await using var source = await Filled(store);
        var file = Path.Combine(source.Store.Folder, "copy.binome");
        var copied = await BuiltCommand.Run(source.Store, "backup", file);
        Assert.Equal((0, ""), (copied.Exit, copied.Err));
        Assert.Contains("keep those elsewhere", copied.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".part"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await using (var db = source.Open())
            Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == Binome.Platform.Backup.Backup.Act));

        await using var empty = await TestDatabase.Make(store, migrated: false);
        var restored = await BuiltCommand.Run(empty.Store, "restore", file, "--language", "fr");
        Assert.Equal((0, ""), (restored.Exit, restored.Err));
        Assert.Contains("restaurées", restored.Out, StringComparison.Ordinal);
        var (was, found) = (await Content.Of(source), await Content.Of(empty));
        was["audit_entries"] = found["audit_entries"]; // the source has one more since: that of the copy itself
        Assert.Equal(was, found);
    }

    /// <summary>By night, without the settings of the service, it would put nothing in the place of the copy of last week.</summary>
    [Theory, BothDatabases]
    public async Task Where_there_is_no_database_none_is_made_and_no_copy_written(Store store)
    {
        await using var nothing = await TestDatabase.Make(store, migrated: false);
        Directory.CreateDirectory(nothing.Store.Folder);
        var file = Path.Combine(nothing.Store.Folder, "copy.binome");
        await File.WriteAllTextAsync(file, "that of last week");
        var answer = await BuiltCommand.Run(nothing.Store, "backup", file);
        Assert.Equal(3, answer.Exit);
        Assert.Contains("there is no database of Binôme", answer.Err, StringComparison.Ordinal);
        Assert.Equal("that of last week", await File.ReadAllTextAsync(file));
        Assert.False(File.Exists(nothing.Store.File));
    }

    [Fact]
    public async Task What_looks_like_an_option_is_no_file_to_write()
    {
        await using var source = await Filled(Store.Sqlite);
        var answer = await BuiltCommand.Run(source.Store, "backup", "--nope");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("--nope", answer.Err, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_stands_is_shown_and_replaced_only_by_force(Store store)
    {
        await using var source = await Filled(store);
        await using var other = await TestDatabase.Make(store);
        await using (var db = other.Open())
        {
            db.Accounts.Add(new Account(new Ids(TimeProvider.System).New<Account>(), "here@group.example", TimeProvider.System.Now()));
            await db.SaveChangesAsync();
        }
        var file = Path.Combine(source.Store.Folder, "copy.binome");
        await BackupTests.Copy(source, file);
        var was = await Content.Of(other);
        var refused = await BuiltCommand.Run(other.Store, "restore", file);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("accounts: 1 rows would be replaced by 4", refused.Out, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Err, StringComparison.Ordinal);
        Assert.Equal(was, await Content.Of(other));
        var forced = await BuiltCommand.Run(other.Store, "restore", file, "--force");
        Assert.Equal((0, ""), (forced.Exit, forced.Err));
        Assert.Equal(await Content.Of(source), await Content.Of(other));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_one_sentence()
    {
        await using var source = await Filled(Store.Sqlite);
        var file = Path.Combine(source.Store.Folder, "copy.binome");
        await BackupTests.Copy(source, file);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var refused = await BuiltCommand.Run(source.Store, "restore", file, "--force");
        Assert.Equal(
            (1, $"{file}:0:0: file: The backup is damaged: nothing was changed. Take another copy.\n"),
            (refused.Exit, refused.Err)
        );
    }

    [Fact]
    public async Task A_disk_that_is_full_or_not_there_leaves_no_half_file()
    {
        await using var source = await Filled(Store.Sqlite, rows: 3000);
        var nowhere = await BuiltCommand.Run(source.Store, "backup", Path.Combine(source.Store.Folder, "no", "such", "folder", "copy"));
        Assert.Equal(3, nowhere.Exit);
        var file = Path.Combine(source.Store.Folder, "copy");
        await File.WriteAllTextAsync(file, "yesterday's copy");
        // A file may grow to 200 KB and no further: what a full disk does, without filling one. (.NET's own mapped code would not fit either.)
        var full = await BuiltCommand.RunAfter(
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 200",
            source.Store,
            "backup",
            file
        );
        Assert.Equal(3, full.Exit);
        Assert.Contains("Nothing was changed", full.Err, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".part"));
        Assert.Equal("yesterday's copy", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Without_its_database_a_command_could_not_run()
    {
        var folder = Directory.CreateTempSubdirectory("binome-test-").FullName;
        var store = new DataStore(folder, "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5");
        var answer = await BuiltCommand.Run(store, "backup", Path.Combine(folder, "copy"));
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.StartsWith("Could not run", answer.Err, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TestDatabase> Filled(Store store, int rows = 4)
    {
        var database = await TestDatabase.Make(store);
        await using var db = database.Open();
        await Filler.Fill(db, rows);
        return database;
    }
}
