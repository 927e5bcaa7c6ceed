using Microsoft.Extensions.Hosting;

namespace Binome.Platform;

/// <summary>One machine where everybody is invented or a developer: mails are read on a page, the log is read by a person.</summary>
public static class OnOneMachine
{
    /// <summary>The demo's: not Development, whose bare error texts are for us alone.</summary>
    public const string Demo = "Demo";

    public static bool IsOnOneMachine(this IHostEnvironment environment) => environment.IsDevelopment() || environment.IsEnvironment(Demo);
}
