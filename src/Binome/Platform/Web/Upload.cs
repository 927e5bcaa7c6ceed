using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Binome.Platform.Web;

/// <summary>How much a form may carry: little, unless its page says that it takes files.</summary>
public static class Upload
{
    /// <summary>A directory of 200 MB and the form around it; a page that takes files carries [RequestSizeLimit(Upload.MostBytes)].</summary>
    public const long MostBytes = (200L << 20) + (10L << 20);

    /// <summary>What somebody types.</summary>
    public const long MostTypedBytes = 256 << 10;

    /// <summary>Refuses by the announced length, before a byte is read, and cuts off who announces none.</summary>
    public static void UseUploadLimit(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? MostTypedBytes;
                if (context.Request.ContentLength > most)
                {
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    return Task.CompletedTask;
                }
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
                    body.MaxRequestBodySize = most;
                return next(context);
            }
        );
}
