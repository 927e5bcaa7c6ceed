using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Binome.Accounts;

/// <summary>Thirty posts a minute to the sign-in pages for one client: enough for a whole office behind one address, too few to guess or to flood.</summary>
internal static class SignInLimit
{
    public const int MostPerMinute = 30;

    public static void AddSignInLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method)
                && context.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        Client(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = MostPerMinute, Window = TimeSpan.FromMinutes(1) }
                    )
                    : RateLimitPartition.GetNoLimiter("")
            );
        });

    /// <summary>An IPv6 host has a whole /64 to itself (RFC 4291, 2.5.4): its addresses are one client.</summary>
    private static string Client(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
}
