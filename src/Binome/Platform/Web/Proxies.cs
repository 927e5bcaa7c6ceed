using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Binome.Platform.Web;

/// <summary>Binome__Proxies: the addresses and networks whose word we take for where a request came from; nobody else's.</summary>
internal static partial class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear(); // or any process of this machine could say where a request came from
        options.KnownIPNetworks.Clear();
        foreach (var proxy in Named(app.Configuration["Binome:Proxies"]))
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new RefusedException("platform.proxies.bad", proxy);
        if (options.KnownProxies.Count + options.KnownIPNetworks.Count > 0)
            app.UseForwardedHeaders(options);
        app.WarnOfUnnamed();
    }

    private static string[] Named(string? setting) =>
        (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Behind a proxy that is not named everybody seems to come from one address, and shares one limit of sign-ins: said once in the log.</summary>
    private static void WarnOfUnnamed(this WebApplication app)
    {
        var isSaid = 0;
        app.Use(
            (context, next) =>
            {
                var headers = context.Request.Headers;
                // Of one that is named the word has been taken above, whatever else a reader had put there.
                if (
                    headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
                    && !headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
                    && Interlocked.Exchange(ref isSaid, 1) == 0
                )
                    Unnamed(app.Logger, context.Connection.RemoteIpAddress);
                return next(context);
            }
        );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A proxy at {Address} says where requests come from, and Binome__Proxies does not name it: all readers behind it share one limit of sign-ins"
    )]
    private static partial void Unnamed(ILogger log, IPAddress? address);
}
