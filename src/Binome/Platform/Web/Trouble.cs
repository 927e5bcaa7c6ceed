using System.Security.Cryptography;
using Binome.Platform.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Web;

/// <summary>A bug: logged under a reference number, which is all the reader gets to see of it.</summary>
internal sealed partial class Trouble(ILogger<Trouble> log) : IExceptionHandler
{
    public const string Item = "binome-reference";

    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken stop)
    {
        if (exception is BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode; // too large, cut off …: theirs, not a bug of ours
            return ValueTask.FromResult(false);
        }
        var reference = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 8);
        context.Items[Item] = reference;
        Bug(log, exception, reference);
        return ValueTask.FromResult(false); // and on to the error page
    }

    [LoggerMessage(LogLevel.Error, "Unexpected error, reference {Reference}")]
    private static partial void Bug(ILogger log, Exception exception, string reference);
}

/// <summary>Every failure gets a page in the reader's language; none is ever an empty answer.</summary>
internal static class TroublePages
{
    public static void UseTrouble(this WebApplication app)
    {
        // A scope of its own for each: a page that began to render cannot render another in the same one, and half-done changes stay behind.
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/trouble/500",
                CreateScopeForErrors = true,
                SuppressDiagnosticsCallback = _ => true,
            }
        );
        app.UseStatusCodePagesWithReExecute("/trouble/{0}", createScopeForStatusCodePages: true);
        app.Use(
            async (context, next) =>
            {
                // The page is shown instead of what was posted: it is not posted to, and what was refused is not looked at again.
                if (
                    context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null
                )
                {
                    context.Request.Method = HttpMethods.Get;
                    (context.Request.ContentLength, context.Request.ContentType) = (null, null);
                }
                await next(context);
                // Blazor answers a stale form with "text/html" and no body, which the status pages take for an answer.
                if (context.Response is not { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
                    return;
                context.Response.ContentType = null;
                if (await SentAgain(context) is { } location)
                    (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status302Found, location);
            }
        );
    }

    /// <summary>Where a form led that has taken effect: what it did may have taken it off its page, and then its second post finds no form there.</summary>
    private static async Task<string?> SentAgain(HttpContext context)
    {
        // A form without a valid antiforgery token may not even be read.
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return null;
        var sent = context.Features.Get<IFormFeature>()?.Form;
        if (!Guid.TryParse(sent?[Form.KeyField], out var key))
            return null;
        var forms = context.RequestServices.GetRequiredService<BinomeDb>().PostedForms;
        // It has not taken effect: the page has no such form any more, and says itself how things stand.
        return await forms.Where(f => f.Key == key && f.Location != "").Select(f => f.Location).FirstOrDefaultAsync(context.RequestAborted)
            ?? Changed.Note(context, sent!);
    }
}
