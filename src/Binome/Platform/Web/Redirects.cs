namespace Binome.Platform.Web;

/// <summary>Where we lead on is told without our own address (RFC 9110, 10.2.2).</summary>
internal static class Redirects
{
    /// <remarks>Behind a proxy the address that we see is not the reader's: a form sent over HTTPS that is led on to http:// is stopped by the browser (form-action 'self').</remarks>
    public static void UseRelativeRedirects(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var own = $"{context.Request.Scheme}://{context.Request.Host}";
                    if (
                        context.Response.Headers.Location.ToString() is var to
                        && to.StartsWith($"{own}/", StringComparison.OrdinalIgnoreCase)
                    )
                        context.Response.Headers.Location = to[own.Length..];
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
