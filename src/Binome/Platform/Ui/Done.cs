namespace Binome.Platform.Ui;

/// <summary>Says beside a form that it took effect, where whoever sent it is led back to its own page: one that looks as before leaves them in doubt.</summary>
/// <remarks>Told once, by a cookie that the next display takes: in the address it would be said again to whoever keeps or shares that.</remarks>
internal static class Done
{
    private const string Cookie = "done";

    /// <summary>The same address, at the sentence; one that leads elsewhere, or to a place of its own, as it is.</summary>
    public static string Note(HttpContext context, string form, string location)
    {
        if (location.Split('?', '#')[0] != context.Request.Path)
            return location;
        context.Response.Cookies.Append(Cookie, Of(context, form), Briefly(context));
        return location.Contains('#', StringComparison.Ordinal) ? location : $"{location}#{AnchorOf(form)}";
    }

    public static bool Take(HttpContext context, string form)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Cookies[Cookie] != Of(context, form))
            return false;
        context.Response.Cookies.Delete(Cookie);
        return true;
    }

    public static string AnchorOf(string form) => $"{form}-done";

    /// <summary>For the page that comes next, and no script.</summary>
    internal static CookieOptions Briefly(HttpContext context) =>
        new()
        {
            MaxAge = TimeSpan.FromMinutes(1),
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        };

    private static string Of(HttpContext context, string form) => $"{context.Request.Path}#{form}";
}
