using System.Diagnostics;

namespace Binome.Matching;

/// <summary>The most memory this process held since it was last asked to forget.</summary>
internal static class PeakMemory
{
    public static double Megabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Math.Round(process.PeakWorkingSet64 / 1048576.0, 1);
        }
    }

    /// <summary>The instance before must not count: its garbage goes, and Linux starts a new peak (proc(5), clear_refs).</summary>
    public static void Forget()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception elsewhere) when (elsewhere is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or not allowed: then the peak is that of the whole process.
        }
    }
}
