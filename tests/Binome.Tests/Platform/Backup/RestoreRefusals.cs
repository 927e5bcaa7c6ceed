using System.IO.Compression;
using System.Text;
using Binome.Platform;
using Binome.Platform.Backup;

namespace Binome.Tests.Platform.Backup;

public sealed class RestoreRefusals
{
    [Fact]
    public async Task A_flipped_bit_is_found_wherever_it_is()
    {
        await using var source = await Filled(Store.Sqlite);
        var (file, bytes) = await Copied(source);
        await using var db = source.Open();
        var step = Math.Max(1, bytes.Length / 700);
        for (var at = 0; at < bytes.Length; at += at < 150 || at > bytes.Length - 1000 ? 3 : step)
        {
            bytes[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(file, bytes, default);
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => Archive.Open(file, db, default));
            Assert.True(refusal.Key is "platform.restore.damaged" or "platform.restore.foreign", $"byte {at}: {refusal.Key}");
            bytes[at] ^= (byte)(1 << (at % 8));
        }
        await File.WriteAllBytesAsync(file, bytes, default);
        using var whole = await Archive.Open(file, db, default);
        Assert.True(whole.Manifest.Rows > 0);
    }

    [Fact]
    public async Task A_file_cut_short_or_grown_is_damaged_and_a_stranger_is_foreign()
    {
        await using var source = await Filled(Store.Sqlite);
        var (_, bytes) = await Copied(source);
        for (var length = 43; length < bytes.Length; length += 97)
            Assert.Equal("platform.restore.damaged", await Refusal(source, bytes[..length]));
        Assert.Equal("platform.restore.damaged", await Refusal(source, [.. bytes, 0]));
        Assert.Equal("platform.restore.foreign", await Refusal(source, []));
        Assert.Equal("platform.restore.foreign", await Refusal(source, "id;email\n1;a@b.example\n"u8.ToArray()));
        var foreign = new MemoryStream();
        using (var zip = new ZipArchive(foreign, ZipArchiveMode.Create, leaveOpen: true))
        await using (var entry = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
            await entry.WriteAsync("{}");
        Assert.Equal("platform.restore.foreign", await Refusal(source, foreign.ToArray()));
        await using var db = source.Open();
        var missing = await Assert.ThrowsAsync<RefusedException>(() => Archive.Open("/nowhere/copy.zip", db, default));
        Assert.Equal("platform.restore.noFile", missing.Key);
    }

    [Fact]
    public async Task A_newer_file_is_refused_by_its_format_or_by_a_migration_we_do_not_have()
    {
        await using var source = await Filled(Store.Sqlite);
        Assert.Equal(
            "platform.restore.newer",
            await Refusal(source, await Changed(source, Archive.ManifestEntry, t => t.Replace("\"format\":1", "\"format\":2")))
        );
        Assert.Equal(
            "platform.restore.newer",
            await Refusal(
                source,
                await Changed(source, Archive.ManifestEntry, t => t.Replace("\"migrations\":[", "\"migrations\":[\"FromTheFuture\","))
            )
        );
        Assert.Equal("platform.restore.foreign", await Refusal(source, await Changed(source, Archive.ManifestEntry, _ => "not JSON")));
        Assert.Equal("platform.restore.foreign", await Refusal(source, await Changed(source, Archive.ManifestEntry, _ => "{}")));
    }

    [Theory, BothDatabases]
    public async Task Rows_that_we_would_not_write_change_nothing(Store store)
    {
        await using var source = await Filled(store);
        var was = await Content.Of(source);
        // Sealed anew: somebody edited the file. The last table but one is already in the transaction when it is found.
        foreach (var line in (string[])["[1]\n", "not JSON\n", "{}\n", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"]\n"])
        {
            var bytes = await Changed(source, Archive.Entry("grants"), t => t + line);
            var file = Path.Combine(source.Store.Folder, "edited.zip");
            await File.WriteAllBytesAsync(file, bytes, default);
            await Assert.ThrowsAsync<RefusedException>(() => BackupTests.RestoreInto(source, file));
            Assert.Equal(was, await Content.Of(source));
        }
        var other = Path.Combine(source.Store.Folder, "other.zip");
        await File.WriteAllBytesAsync(
            other,
            await Changed(source, Archive.ManifestEntry, t => t.Replace("\"granted_at\"", "\"granted\"")),
            default
        );
        await Assert.ThrowsAsync<RefusedException>(() => BackupTests.RestoreInto(source, other));
        Assert.Equal(was, await Content.Of(source));
    }

    private static async Task<TestDatabase> Filled(Store store)
    {
        var database = await TestDatabase.Make(store);
        await using var db = database.Open();
        await Filler.Fill(db, 4);
        return database;
    }

    private static async Task<(string File, byte[] Bytes)> Copied(TestDatabase source)
    {
        var file = Path.Combine(source.Store.Folder, "copy.zip");
        await BackupTests.Copy(source, file);
        return (file, await File.ReadAllBytesAsync(file, default));
    }

    private static async Task<string> Refusal(TestDatabase source, byte[] bytes)
    {
        var file = Path.Combine(source.Store.Folder, "refused.zip");
        await File.WriteAllBytesAsync(file, bytes, default);
        await using var db = source.Open();
        return (await Assert.ThrowsAsync<RefusedException>(() => Archive.Open(file, db, default))).Key;
    }

    /// <summary>A copy with one entry changed and a good seal.</summary>
    private static async Task<byte[]> Changed(TestDatabase source, string name, Func<string, string> change)
    {
        var (file, _) = await Copied(source);
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.Comment = Seal.Comment;
            await using var entry = zip.GetEntry(name)!.Open();
            var text = await new StreamReader(entry).ReadToEndAsync();
            entry.SetLength(0);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(change(text)));
        }
        await Seal.Put(stream, default);
        stream.Close();
        return await File.ReadAllBytesAsync(file, default);
    }
}
