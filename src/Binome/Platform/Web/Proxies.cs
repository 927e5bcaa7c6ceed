using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Binome.Platform.Web;

/// <summary>Binome__Proxies: the addresses whose word we take for where a request came from; nobody else's.</summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear(); // or any process of this machine could say where a request came from
        options.KnownIPNetworks.Clear();
        foreach (
            var proxy in (app.Configuration["Binome:Proxies"] ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
            options.KnownProxies.Add(
                IPAddress.TryParse(proxy, out var address) ? address : throw new RefusedException("platform.proxies.bad", proxy)
            );
        if (options.KnownProxies.Count > 0)
            app.UseForwardedHeaders(options);
    }
}
