namespace Binome.Platform.Ui;

/// <summary>Says at the top of a page that it had changed since it was opened, to whoever sent a form that is on it no more.</summary>
/// <remarks>Told once, as <see cref="Done"/> is.</remarks>
internal static class Changed
{
    private const string Cookie = "changed";

    /// <summary>The page as it stands, instead of a page of trouble; null for a form in which something was typed or a file was sent: the browser's way back to it keeps that.</summary>
    public static string? Note(HttpContext context, IFormCollection sent)
    {
        var typed = sent.Where(f => !f.Key.StartsWith('_')).SelectMany(f => f.Value).Any(v => v?.Any(char.IsWhiteSpace) == true);
        if (typed || sent.Files.Count > 0 || !sent.ContainsKey("_handler"))
            return null;
        context.Response.Cookies.Append(Cookie, context.Request.Path, Done.Briefly(context));
        return context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
    }

    public static bool Take(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Cookies[Cookie] != context.Request.Path)
            return false;
        context.Response.Cookies.Delete(Cookie);
        return true;
    }
}
