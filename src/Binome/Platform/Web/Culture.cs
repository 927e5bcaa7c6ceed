using Microsoft.AspNetCore.Localization;

namespace Binome.Platform.Web;

/// <summary>The language of a request: the reader's choice (a cookie set by the foot of the page), else the browser's, else English.</summary>
internal static class Culture
{
    public static void UseCulture(this WebApplication app) =>
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en-GB").AddSupportedCultures("en-GB", "fr-FR").AddSupportedUICultures("en-GB", "fr-FR");
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { Options = options },
                new CustomRequestCultureProvider(context => Task.FromResult(Accepted(context))),
            ];
        });

    /// <summary>"fr-CA" and "fr" are both our French; the framework's own provider knows only what we listed.</summary>
    private static ProviderCultureResult? Accepted(HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0])
            .FirstOrDefault(l => l is "fr" or "en")
            is { } language
            ? new ProviderCultureResult(language == "fr" ? "fr-FR" : "en-GB")
            : null;
}
