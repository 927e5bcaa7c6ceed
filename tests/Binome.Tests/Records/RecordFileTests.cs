using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Binome.Platform.Storage;
using Binome.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Binome.Tests.Records;

/// <summary>A signed record is genuine as it was given out and in no other shape, by our command and by openssl.</summary>
public sealed class RecordFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("record").FullName;

    [Theory, BothDatabases]
    public async Task What_was_downloaded_verifies_offline_and_no_more_after_a_change(Store store)
    {
        await using var given = await Given.Start(store);
        var file = await given.File();
        await File.WriteAllBytesAsync(At("r.zip"), file);
        await File.WriteAllTextAsync(At("instance.pem"), await given.Key());
        var data = new DataStore(folder, null);
        var whole = await BuiltCommand.Run(data, "record", "verify", At("r.zip"), "--key", At("instance.pem"));
        Assert.Equal((0, ""), (whole.Exit, whole.Err));
        Assert.StartsWith("Genuine", whole.Out, StringComparison.Ordinal);
        Assert.Contains("Maëlle Quiniou", whole.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(At("binome.db"))); // it needs no database
        var alone = await BuiltCommand.Run(data, "record", "verify", At("r.zip"));
        Assert.Equal(0, alone.Exit);
        Assert.Contains("http://binome.example/record/key", alone.Out, StringComparison.Ordinal);
        // Anybody may sign with a key of their own: without ours beside it, it is whole and no more.
        Assert.StartsWith("Whole", alone.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Genuine", alone.Out, StringComparison.Ordinal);
        var said = await BuiltCommand.Run(data, "record", "verify", At("r.zip"), "--json");
        Assert.Contains("\"genuine\":false,\"whole\":true", said.Out, StringComparison.Ordinal);
        said = await BuiltCommand.Run(data, "record", "verify", At("r.zip"), "--key", At("instance.pem"), "--json");
        Assert.Contains("\"genuine\":true,\"whole\":true", said.Out, StringComparison.Ordinal);

        var parts = Given.Parts(file);
        var better = Encoding
            .UTF8.GetString(parts[RecordFile.Payload])
            .Replace("\"sessions\": 1", "\"sessions\": 9", StringComparison.Ordinal);
        parts[RecordFile.Payload] = Encoding.UTF8.GetBytes(better);
        await File.WriteAllBytesAsync(At("changed.zip"), Given.Zip(parts));
        var changed = await BuiltCommand.Run(data, "record", "verify", At("changed.zip"));
        Assert.Equal((1, ""), (changed.Exit, changed.Out));
        Assert.Contains("signature", changed.Err, StringComparison.Ordinal);
        Assert.Equal(2, (await BuiltCommand.Run(data, "record", "verify", At("nowhere.zip"))).Exit);
    }

    [Fact]
    public async Task Openssl_says_the_same()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "There is no openssl here.");
        var parts = Given.Parts(RecordFile.Make(Record(Key("k")).ToJson(), Key("k")));
        foreach (var (name, bytes) in parts)
            await File.WriteAllBytesAsync(At(name), bytes);
        Assert.Equal(0, await Openssl());
        parts[RecordFile.Payload][40] ^= 1;
        await File.WriteAllBytesAsync(At(RecordFile.Payload), parts[RecordFile.Payload]);
        Assert.NotEqual(0, await Openssl());
    }

    /// <summary>Every byte of what is signed, of the signature and of the key.</summary>
    [Fact]
    public void No_byte_of_any_part_can_change()
    {
        var key = Key("k");
        var parts = Given.Parts(RecordFile.Make(Record(key).ToJson(), key));
        Assert.Null(RecordFile.Check(Given.Zip(parts), key.PublicPem).Problem);
        foreach (var (name, bytes) in parts)
            for (var at = 0; at < bytes.Length; at++)
            {
                var changed = bytes.ToArray();
                changed[at] ^= (byte)(1 << (at % 8));
                var verdict = RecordFile.Check(Given.Zip(parts.Select(p => p.Key == name ? new(name, changed) : p)), null);
                Assert.True(verdict.Problem is not null, $"{name}, byte {at}");
            }
    }

    /// <summary>Of the wrapping around them, whatever changes, what is read is what was signed.</summary>
    [Fact]
    public void Whatever_byte_of_the_file_changes_nothing_else_is_read_as_genuine()
    {
        var key = Key("k");
        var signed = Record(key).ToJson();
        var file = RecordFile.Make(signed, key);
        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            if (RecordFile.Check(changed, null) is { Problem: null, Record: { } read })
                Assert.Equal(signed, read.ToJson());
        }
        for (var length = 0; length < file.Length; length += 37)
            Assert.NotNull(RecordFile.Check(file[..length], null).Problem);
    }

    [Fact]
    public void Another_key_another_part_or_no_record_is_told_apart()
    {
        var (ours, theirs) = (Key("ours"), Key("theirs"));
        var file = RecordFile.Make(Record(ours).ToJson(), ours);
        Assert.True(RecordFile.Check(file, ours.PublicPem) is { Problem: null, IsTrusted: true });
        Assert.True(RecordFile.Check(file, null) is { Problem: null, IsTrusted: false });
        Assert.Equal("other", RecordFile.Check(file, theirs.PublicPem).Problem);
        Assert.Equal("given", RecordFile.Check(file, "no key").Problem);
        var parts = Given.Parts(file);
        // Signed by whoever made a key of their own, in our name: whole in itself, and not by the key of the instance.
        Assert.Equal("other", RecordFile.Check(RecordFile.Make(Record(theirs).ToJson(), theirs), ours.PublicPem).Problem);
        Assert.Equal("payload", RecordFile.Check(RecordFile.Make(Record(ours).ToJson(), theirs), null).Problem);
        Assert.Equal("payload", RecordFile.Check(RecordFile.Make("{}"u8.ToArray(), ours), null).Problem);
        Assert.Equal("shape", RecordFile.Check(Given.Zip(parts.Append(new("readme.txt", [1]))), null).Problem);
        Assert.Equal("shape", RecordFile.Check(Given.Zip(parts.Skip(1)), null).Problem);
        Assert.Equal("shape", RecordFile.Check([], null).Problem);
    }

    [Fact]
    public void The_key_is_made_once_is_its_owners_alone_and_stands_where_it_is_named()
    {
        var print = Key("k").Fingerprint;
        Assert.Equal(print, Key("k").Fingerprint);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("k")));
        var beside = new RecordKey(Settings([]), new NoteKey(Settings([]), new(folder, null)), NullLogger<RecordKey>.Instance);
        Assert.Equal(At(RecordKey.FileName), beside.File);
        var postgres = new RecordKey(
            Settings([]),
            new NoteKey(Settings([]), new(folder, "Host=localhost")),
            NullLogger<RecordKey>.Instance
        );
        Assert.True(postgres is { File: null, IsThere: false });
        File.WriteAllText(At("wrong"), "no key");
        Assert.False(Key("wrong").IsThere);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(At("curve"), other.ExportPkcs8PrivateKeyPem());
        Assert.False(Key("curve").IsThere);
    }

    private async Task<int> Openssl()
    {
        var ask = new ProcessStartInfo(
            "/usr/bin/openssl",
            ["dgst", "-sha256", "-verify", RecordFile.Key, "-signature", RecordFile.Signature, RecordFile.Payload]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(ask)!;
        return (await BuiltCommand.End(process)).Exit;
    }

    private static PrintedRecord Record(RecordKey key) =>
        new(
            PrintedRecord.ThisFormat,
            "http://binome.example/",
            key.Fingerprint,
            new(2027, 3, 1),
            "fr",
            "Maëlle Quiniou",
            5,
            [
                new(
                    "Vague 1",
                    new(2027, 1, 4),
                    null,
                    2,
                    7,
                    330,
                    12.5m,
                    [new("IA", 4)],
                    [new("Posture", new(2027, 1, 3))],
                    null,
                    1,
                    "À deux.",
                    []
                ),
            ]
        );

    private RecordKey Key(string name) =>
        new(
            Settings([new("Binome:RecordKeyFile", At(name))]),
            new NoteKey(Settings([]), new(folder, null)),
            NullLogger<RecordKey>.Instance
        );

    private static IConfiguration Settings(KeyValuePair<string, string?>[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
