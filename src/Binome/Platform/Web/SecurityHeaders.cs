namespace Binome.Platform.Web;

/// <summary>What every answer carries: nothing but our own files, no frame, no referrer, no sniffing.</summary>
internal static class SecurityHeaders
{
    // base-uri 'self', not 'none': Blazor writes a <base>. No inline script or style anywhere.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer"; // a signed link must not travel on
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers.CacheControl = "no-cache, no-store"; // pages are for one reader; static files set their own
                return next(context);
            }
        );
}
