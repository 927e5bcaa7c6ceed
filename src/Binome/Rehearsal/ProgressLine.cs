using Binome.Platform;

namespace Binome.Rehearsal;

/// <summary>How far it is, on one line of the terminal that is written over: whoever waits sees that something happens.</summary>
internal static class ProgressLine
{
    /// <summary>Null where nobody looks: into a file it would write a hundred lines.</summary>
    public static Action<double>? On(TextWriter terminal, bool isRedirected)
    {
        if (isRedirected)
            return null;
        var shown = "";
        return done =>
        {
            var now = Words.Percent(done);
            if (now != shown)
                terminal.Write($"\r{shown = now}");
        };
    }
}
