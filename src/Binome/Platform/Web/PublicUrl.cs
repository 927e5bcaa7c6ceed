namespace Binome.Platform.Web;

/// <summary>Binome__PublicUrl: where readers of our mails find us; never the Host header, which a stranger may choose.</summary>
public sealed record PublicUrl(Uri Base, bool IsSet)
{
    // Hosts that mean every interface: nobody can open them.
    private static readonly string[] s_everywhere = ["://0.0.0.0", "://*", "://+", "://[::]"];

    public static PublicUrl From(IConfiguration settings, string urls)
    {
        var set = settings["Binome:PublicUrl"];
        if (string.IsNullOrWhiteSpace(set))
            return new(Address("--urls", Here(urls.Split(';')[0])), false);
        var address = Address("Binome__PublicUrl", set);
        return address.PathAndQuery == "/" && address.Fragment.Length == 0
            ? new(address, true)
            // Below a path every link of every mail would lead elsewhere.
            : throw new IOException(
                $"Binome__PublicUrl: {set} has a path, and pages are served at the root of a host, as {address.GetLeftPart(UriPartial.Authority)}"
            );
    }

    /// <summary>What of these addresses to listen on is none; null when all are.</summary>
    public static string? Wrong(string urls) => urls.Split(';').FirstOrDefault(url => !IsAddress(Here(url), out _));

    /// <summary>As somebody on this machine opens it.</summary>
    internal static string Here(string url) => s_everywhere.Aggregate(url, (one, host) => one.Replace(host, "://localhost"));

    private static bool IsAddress(string text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is ("http" or "https");

    private static Uri Address(string name, string text) =>
        IsAddress(text, out var address) ? address! : throw new IOException($"{name}: {text} is no address, http://localhost:5080 is one");

    public string To(string path) => new Uri(Base, path).ToString();
}
