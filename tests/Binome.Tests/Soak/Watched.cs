using System.Diagnostics;
using System.Globalization;
using Binome.Platform.Storage;

namespace Binome.Tests.Soak;

/// <summary>A run of the command with what it took: seconds, processor seconds (steadier on a busy machine), and the most memory it ever held (VmHWM of Linux).</summary>
internal sealed record Watched(BuiltCommand.Result Result, double Seconds, double CpuSeconds, double PeakMegabytes)
{
    public static async Task<Watched> Run(DataStore store, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = BuiltCommand.Start(BuiltCommand.Ask(store, arguments));
        var ending = BuiltCommand.End(process);
        var (peak, cpu) = (0.0, 0.0);
        while (!ending.IsCompleted)
        {
            peak = Math.Max(peak, Peak(process.Id));
            cpu = Math.Max(cpu, Cpu(process));
            await Task.WhenAny(ending, Task.Delay(20));
        }
        return new(await ending, clock.Elapsed.TotalSeconds, cpu, peak);
    }

    private static double Cpu(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (Exception ended) when (ended is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    private static double Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}

/// <summary>Measured figures belong in the output of the run, passed or not.</summary>
internal static class Figures
{
    public static void Say(FormattableString figure) => Console.WriteLine("FIGURE " + figure.ToString(CultureInfo.InvariantCulture));
}
