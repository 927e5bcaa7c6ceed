namespace Binome.Platform.Web;

/// <summary>How much a form may carry: a directory of 200 MB and the form around it.</summary>
internal static class Upload
{
    public const long MostBytes = (200L << 20) + (10L << 20);

    /// <summary>Refuses by the announced length, before a byte is read: 2 GB sent to be refused would waste the sender's time.</summary>
    public static void UseUploadLimit(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.ContentLength is not > MostBytes)
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }
        );
}
