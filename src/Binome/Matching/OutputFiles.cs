namespace Binome.Matching;

/// <summary>Files written beside their names first, and put in place together: a full disk or a wrong folder leaves what was there.</summary>
internal sealed class OutputFiles : IDisposable
{
    private readonly List<(string Beside, string Path)> _written = [];

    public void Write(string? path, Action<Stream> write)
    {
        if (path is null)
            return;
        var beside = path + ".part";
        // A link stays a link, and what is no file (/dev/stdout) can only be written straight away.
        if (File.Exists(path) && (new FileInfo(path).LinkTarget is not null || path.StartsWith("/dev/", StringComparison.Ordinal)))
        {
            using var direct = new FileStream(path, FileMode.Create, FileAccess.Write);
            write(direct);
            return;
        }
        using var stream = File.Create(beside);
        _written.Add((beside, path));
        write(stream);
    }

    /// <summary>Everything is written: now it counts.</summary>
    public void Keep()
    {
        foreach (var (beside, path) in _written)
            File.Move(beside, path, overwrite: true);
        _written.Clear();
    }

    public void Dispose()
    {
        foreach (var (beside, _) in _written)
            File.Delete(beside);
    }
}
