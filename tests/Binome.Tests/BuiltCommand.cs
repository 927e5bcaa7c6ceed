using System.Diagnostics;
using Binome.Platform.Storage;

namespace Binome.Tests;

/// <summary>The built `binome` as a process of its own: what a user, a crash and an operating system see of it.</summary>
public static class BuiltCommand
{
    /// <summary>BINOME_COMMAND names a published one; otherwise the one that was built with the tests (its copy beside them lacks SQLite's own library).</summary>
    public static string File => Environment.GetEnvironmentVariable("BINOME_COMMAND") ?? Built();

    public sealed record Result(int Exit, string Out, string Err);

    public static async Task<Result> Run(DataStore store, params string[] arguments)
    {
        using var process = Start(Ask(store, arguments));
        return await End(process);
    }

    /// <param name="shell">What a shell does first, `ulimit` say.</param>
    public static async Task<Result> RunAfter(string shell, DataStore store, params string[] arguments)
    {
        var ask = Ask(store, ["-c", $"{shell}; exec \"$0\" \"$@\"", File, .. arguments]);
        ask.FileName = "/bin/bash";
        using var process = Start(ask);
        return await End(process);
    }

    public static ProcessStartInfo Ask(DataStore store, params string[] arguments)
    {
        var ask = new ProcessStartInfo(File, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = store.Folder,
        };
        ask.Environment["ConnectionStrings__Binome"] = store.Postgres ?? "";
        ask.Environment["Binome__Data"] = store.Folder;
        ask.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return ask;
    }

    public static Process Start(ProcessStartInfo ask) => Process.Start(ask)!;

    public static async Task<Result> End(Process process)
    {
        var (told, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await told, await complained);
    }

    private static string Built()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory); // artifacts/bin/Binome.Tests/release
        var outputs = tests.Parent!.Parent!.GetDirectories("Binome").Single().GetDirectories($"{tests.Name}*");
        return Path.Combine(outputs.Single(o => System.IO.File.Exists(Path.Combine(o.FullName, "binome.dll"))).FullName, "binome");
    }
}
