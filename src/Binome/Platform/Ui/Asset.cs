using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Binome.Platform.Ui;

/// <summary>The stylesheet, the script and the icon: each one request, compressed once, its address changing with its content.</summary>
/// <remarks>Embedded in the assembly, so that a published app, a command and a test serve the same bytes from any folder.</remarks>
public sealed class Asset
{
    public static readonly Asset Css = new(
        "binome.css",
        "text/css; charset=utf-8",
        Names("css", "tokens base layout forms tables components pages charts contrast print", ".css")
    );
    public static readonly Asset Js = new(
        "binome.js",
        "text/javascript; charset=utf-8",
        Names("js", "once drop refusal cards board", ".js")
    );
    public static readonly Asset Icon = new("favicon.svg", "image/svg+xml", ["favicon.svg"]);

    private Asset(string name, string type, string[] files)
    {
        (Path, Type) = ("/" + name, type);
        Plain = Encoding.UTF8.GetBytes(string.Join('\n', files.Select(Read)));
        Brotli = Compress(Plain);
        Href = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Plain))[..12]}";
    }

    public string Path { get; }
    public string Href { get; }
    public string Type { get; }
    public byte[] Plain { get; }
    public byte[] Brotli { get; }

    public static IReadOnlyList<Asset> All => [Css, Js, Icon];

    private static string[] Names(string folder, string names, string ending) => [.. names.Split(' ').Select(n => $"{folder}/{n}{ending}")];

    private static string Read(string file)
    {
        using var stream =
            typeof(Asset).Assembly.GetManifestResourceStream("wwwroot/" + file)
            ?? throw new FileNotFoundException($"wwwroot/{file} is not embedded in the assembly.");
        return new StreamReader(stream).ReadToEnd();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(plain);
        return packed.ToArray();
    }
}
