namespace Binome.Platform.Web;

/// <summary>Binome__PublicUrl: where readers of our mails find us; never the Host header, which a stranger may choose.</summary>
public sealed record PublicUrl(Uri Base, bool IsSet)
{
    // Hosts that mean every interface: nobody can open them.
    private static readonly string[] s_everywhere = ["://0.0.0.0", "://*", "://+", "://[::]"];

    public static PublicUrl From(IConfiguration settings, string urls)
    {
        var set = settings["Binome:PublicUrl"];
        return string.IsNullOrWhiteSpace(set)
            ? new(Address("--urls", s_everywhere.Aggregate(urls.Split(';')[0], (url, host) => url.Replace(host, "://localhost"))), false)
            : new(Address("Binome__PublicUrl", set), true);
    }

    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new IOException($"{name}: {text} is no address, http://localhost:5080 is one");

    public string To(string path) => new Uri(Base, path).ToString();
}
