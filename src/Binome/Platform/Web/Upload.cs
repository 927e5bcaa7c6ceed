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
                var isTooLong = context.Request.ContentLength > most;
                // Over its own limit Kestrel cuts the connection off, and who is still sending never sees the answer; without one it
                // throws away what comes, for five seconds at most. No limit stays none when the refusal's page comes by here.
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: not null } body)
                    body.MaxRequestBodySize = isTooLong ? null : most;
                if (!isTooLong)
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }
        );
}
