namespace Binome.Platform.Web;

/// <summary>HEAD is GET without the body (RFC 9110, 9.3.2): link checkers and mail scanners ask so. Kestrel leaves the body out.</summary>
internal static class Head
{
    /// <summary>Stands before routing: pages are mapped for GET and POST alone.</summary>
    public static void UseHead(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method))
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            }
        );
}
