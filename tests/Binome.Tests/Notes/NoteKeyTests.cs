using Binome.Platform.Storage;
using Microsoft.Extensions.Configuration;

namespace Binome.Tests.Notes;

public sealed class NoteKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("binome-key-").FullName;

    [Fact]
    public void What_is_sealed_opens_with_the_same_key_about_the_same_and_not_otherwise()
    {
        var (key, again) = (Key("a.key"), Key("a.key"));
        var kept = key.Seal("trois courriels", "session|one|4");
        Assert.Equal("trois courriels", again.Open(kept, "session|one|4"));
        Assert.NotEqual(kept, key.Seal("trois courriels", "session|one|4"));
        Assert.Null(key.Open(kept, "session|other|4"));
        Assert.Null(Key("b.key").Open(kept, "session|one|4"));
        for (var at = 0; at < kept.Length; at++)
        {
            var changed = kept.ToArray();
            changed[at] ^= 1;
            Assert.Null(key.Open(changed, "session|one|4"));
        }
        Assert.Null(key.Open([], "session|one|4"));
    }

    [Fact]
    public async Task Many_who_start_at_once_agree_on_one_key_that_its_owner_alone_reads()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Key("c.key").Seal("x", "y"))));
        Assert.All(keys, kept => Assert.Equal("x", Key("c.key").Open(kept, "y")));
        Assert.Single(Directory.GetFiles(folder, "c.key*"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "c.key")));
    }

    [Fact]
    public void Beside_the_embedded_database_unless_it_is_named_and_nowhere_with_PostgreSQL()
    {
        Assert.Equal(Path.Combine(folder, "binome.key"), new NoteKey(Settings(null), new(folder, null)).File);
        var none = new NoteKey(Settings(null), new(folder, "Host=localhost"));
        Assert.True(none is { File: null, IsThere: false });
        Assert.Empty(Directory.GetFiles(folder));
        File.WriteAllText(Path.Combine(folder, "d.key"), "no key");
        Assert.Throws<IOException>(() => Key("d.key").IsThere);
    }

    private NoteKey Key(string name) => new(Settings(Path.Combine(folder, name)), new(folder, null));

    private static IConfiguration Settings(string? file) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Binome:KeyFile", file)]).Build();

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
