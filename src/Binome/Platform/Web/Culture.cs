using Microsoft.AspNetCore.Localization;

namespace Binome.Platform.Web;

/// <summary>The language of a request: the reader's choice (a cookie), else the browser's, else English.</summary>
internal static class Culture
{
    public const string Cookie = "binome-language";

    public static void UseCulture(this WebApplication app)
    {
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en-GB").AddSupportedCultures("en-GB", "fr-FR").AddSupportedUICultures("en-GB", "fr-FR");
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context))),
                new CustomRequestCultureProvider(context => Task.FromResult(Accepted(context))),
            ];
        });
        app.MapPost("/language", Choose).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>Only the look of the next pages changes, so no antiforgery: a stale page may still switch.</summary>
    private static IResult Choose(HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string? language, [Microsoft.AspNetCore.Mvc.FromForm] string? back)
    {
        var kept = new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true };
        context.Response.Cookies.Append(Cookie, language == "fr" ? "fr" : "en", kept);
        return Results.LocalRedirect(Local.Path(back));
    }

    private static ProviderCultureResult? Chosen(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } language ? Result(language) : null;

    private static ProviderCultureResult? Accepted(HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0])
            .FirstOrDefault(l => l is "fr" or "en")
            is { } language
            ? Result(language)
            : null;

    private static ProviderCultureResult Result(string language) => new(language == "fr" ? "fr-FR" : "en-GB");
}

/// <summary>A path of this site, whatever a request claims to come back to.</summary>
internal static class Local
{
    public static string Path(string? asked) => asked is ['/', not ('/' or '\\'), ..] && !asked.Contains('\n') ? asked : "/";
}
