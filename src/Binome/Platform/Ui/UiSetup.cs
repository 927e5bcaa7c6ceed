using Microsoft.AspNetCore.Localization;

namespace Binome.Platform.Ui;

/// <summary>What the pages need beside themselves: their stylesheet, script and icon, and the change of language.</summary>
public static class UiSetup
{
    public static void MapUi(this IEndpointRouteBuilder app)
    {
        foreach (var asset in Asset.All)
            app.MapMethods(asset.Path, ["GET", "HEAD"], (HttpContext http) => Serve(http, asset)).AllowAnonymous();
        // No antiforgery key: a stranger's form could at worst change the language of the buttons.
        app.MapPost("/language", (Delegate)ChangeLanguage).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task Serve(HttpContext http, Asset asset)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=300";
        headers.Vary = "Accept-Encoding";
        http.Response.ContentType = asset.Type;
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
            headers.ContentEncoding = "br";
        http.Response.ContentLength = (brotli ? asset.Brotli : asset.Plain).Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.Body.WriteAsync(brotli ? asset.Brotli : asset.Plain, http.RequestAborted);
    }

    private static async Task<IResult> ChangeLanguage(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (Words.Languages.FirstOrDefault(l => l.Name == form["language"].ToString()) is { } language)
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Name == "fr" ? "fr-FR" : "en-GB")),
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                    IsEssential = true,
                }
            );
            foreach (var reaction in http.RequestServices.GetServices<IReact<LanguageChosen>>())
                await reaction.On(new(language.Name), http.RequestAborted);
        }
        var back = form["back"].ToString();
        return Results.LocalRedirect(IsOurs(back) ? back : "/");
    }

    /// <summary>A path of ours: "//host" and "/\host" are addresses of others.</summary>
    internal static bool IsOurs(string path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..] && !path.AsSpan().ContainsAny('\r', '\n', '\t');
}
