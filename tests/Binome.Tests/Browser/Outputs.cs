namespace Binome.Tests.Browser;

/// <summary>Where tests leave what people may want to look at, and where bin/test put its tools.</summary>
internal static class Outputs
{
    private static readonly string Root = Find();

    /// <summary>The validator of the Nu project, installed by bin/test.</summary>
    public static string Validator
    {
        get
        {
            var jar = Path.Combine(Root, "artifacts/tools/node_modules/vnu-jar/build/dist/vnu.jar");
            return File.Exists(jar) ? jar : throw new FileNotFoundException("bin/test installs the HTML validator; run it once.", jar);
        }
    }

    public static string Folder(params string[] names) => Directory.CreateDirectory(Path.Combine([Root, "artifacts", .. names])).FullName;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Binome.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run from a checkout.");
    }
}
