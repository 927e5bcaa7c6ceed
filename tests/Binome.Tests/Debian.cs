using System.Diagnostics;

namespace Binome.Tests;

/// <summary>Programs of Debian that read what we write: a second opinion that knows nothing of us. bin/test installs them.</summary>
internal static class Debian
{
    /// <summary>Debian's own, whatever stands first on the path: its packages are installed for it alone.</summary>
    public const string Python = "/usr/bin/python3";

    public static string Sample(string path) => Path.Combine(AppContext.BaseDirectory, "Samples", path);

    /// <summary>What a program says; it must succeed.</summary>
    public static Task<string> Run(string program, params string[] arguments) => Run(new Dictionary<string, string>(), program, arguments);

    public static async Task<string> Run(IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        using var process = Start(program, arguments, environment);
        var result = await BuiltCommand.End(process);
        Assert.True(result.Exit == 0, $"{program} {string.Join(' ', arguments)}: {result.Exit}\n{result.Out}\n{result.Err}");
        return result.Out;
    }

    public static Process Start(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var ask = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ask.Environment["LC_ALL"] = "C.UTF-8";
        ask.Environment["TZ"] = "UTC";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            ask.Environment[name] = value;
        return Process.Start(ask)!;
    }
}
