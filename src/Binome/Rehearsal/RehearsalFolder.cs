using Binome.Platform;
using Microsoft.Data.Sqlite;

namespace Binome.Rehearsal;

/// <summary>Where a rehearsal keeps its database: a folder of its own that goes with it, or an empty one that somebody named, which stays.</summary>
internal sealed class RehearsalFolder : IDisposable
{
    private readonly bool goes;

    private RehearsalFolder(string path, bool goes) => (Path, this.goes) = (path, goes);

    public string Path { get; }

    public static RehearsalFolder Of(string? named)
    {
        if (named is null)
            return new(Directory.CreateTempSubdirectory("binome-rehearsal-").FullName, goes: true);
        if (Directory.Exists(named) && Directory.EnumerateFileSystemEntries(named).Any())
            throw new RefusedException("rehearsal.refused.folder", named);
        return new(System.IO.Path.GetFullPath(named), goes: false);
    }

    public void Dispose()
    {
        if (!goes)
            return;
        SqliteConnection.ClearAllPools(); // or the file stays open, and on Windows stays
        Directory.Delete(Path, recursive: true);
    }
}
