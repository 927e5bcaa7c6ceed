using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace Binome.Platform;

/// <summary>What is logged where no setting says otherwise. In the code, not in a file: whoever puts an appsettings.json of their own in its place would log addresses of requests, one-time links among them.</summary>
internal static class Logs
{
    private static readonly Dictionary<string, string?> s_settings = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics"] = "None",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffZ ",
    };

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = s_settings });
        if (!builder.Environment.IsOnOneMachine())
            builder.Logging.ClearProviders().AddJsonConsole();
    }
}
