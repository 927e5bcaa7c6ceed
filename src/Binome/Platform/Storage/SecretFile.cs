namespace Binome.Platform.Storage;

/// <summary>A file with a key in it, outside the database: made by whoever needs it first, readable by its owner alone.</summary>
public static class SecretFile
{
    /// <summary>Where there is none. Two who come at once agree on one, for a file is linked to its name only when it is whole.</summary>
    public static void Make(string file, Func<string> content)
    {
        if (File.Exists(file))
            return;
        var made = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(made, options))
            writer.WriteLine(content());
        try
        {
            File.Move(made, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(made);
        }
    }
}
