namespace Binome.Platform.Web;

/// <summary>Binome__PublicUrl: where readers of our mails find us; never the Host header, which a stranger may choose.</summary>
public sealed record PublicUrl(Uri Base, bool IsSet)
{
    public static PublicUrl From(IConfiguration settings, string urls)
    {
        var set = settings["Binome:PublicUrl"];
        if (!string.IsNullOrWhiteSpace(set) && !(Uri.TryCreate(set, UriKind.Absolute, out var given) && given.Scheme is "http" or "https"))
            throw new RefusedException("platform.publicUrl.bad", set);
        return new(new Uri(string.IsNullOrWhiteSpace(set) ? Guess(urls) : set), !string.IsNullOrWhiteSpace(set));
    }

    public string To(string path) => new Uri(Base, path).ToString();

    /// <summary>From the address we listen on; "every address" is this machine's.</summary>
    private static string Guess(string urls) =>
        urls.Split(';')[0]
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("[::]", "localhost", StringComparison.Ordinal);
}
