namespace Binome.Platform.Web;

/// <summary>Binome__PublicUrl: where readers of our mails find us; never the Host header, which a stranger may choose.</summary>
public sealed record PublicUrl(Uri Base, bool IsSet)
{
    public static PublicUrl From(IConfiguration settings, string urls)
    {
        var set = settings["Binome:PublicUrl"];
        return new(
            new Uri(string.IsNullOrWhiteSpace(set) ? urls.Split(';')[0].Replace("0.0.0.0", "localhost") : set),
            !string.IsNullOrWhiteSpace(set)
        );
    }

    public string To(string path) => new Uri(Base, path).ToString();
}
