using Binome.Platform;
using Binome.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Where a rehearsal keeps its database: a folder of its own that goes with it, or an empty one that somebody named, which stays.</summary>
internal sealed class RehearsalFolder : IDisposable
{
    private readonly bool goes;

    private RehearsalFolder(string path, bool goes) => (Path, this.goes) = (path, goes);

    public string Path { get; }

    public static bool IsFree(string named) => !Directory.Exists(named) || !Directory.EnumerateFileSystemEntries(named).Any();

    public static RehearsalFolder Of(string? named)
    {
        if (named is null)
            return new(Directory.CreateTempSubdirectory("binome-rehearsal-").FullName, goes: true);
        return new(System.IO.Path.GetFullPath(named), goes: false);
    }

    /// <summary>One of this name, empty: what a server that was killed left behind goes when its work is begun again.</summary>
    public static RehearsalFolder Anew(Guid name)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"binome-rehearsal-{name}");
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return new(Directory.CreateDirectory(path).FullName, goes: true);
    }

    public void Dispose()
    {
        if (!goes)
            return;
        // Or the file stays open, and on Windows stays. Its own connections alone: a server has others.
        using (var db = new DataStore(Path, null).Open())
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Directory.Delete(Path, recursive: true);
    }
}
