using System.IO.Compression;

namespace Binome.Matching.Lists;

/// <summary>A checked list as the form carries it to its second button: a browser does not send a chosen file twice. It is read and checked anew.</summary>
internal static class KeptFile
{
    /// <summary>What a kept list may unpack to: a hundred times any that people have.</summary>
    private const int MostBytes = 50_000_000;

    public static string Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>Null for anything that <see cref="Pack"/> did not make.</summary>
    public static byte[]? Unpack(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            using var content = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = zip.Read(buffer)) > 0; )
            {
                content.Write(buffer, 0, read);
                if (content.Length > MostBytes)
                    return null;
            }
            return content.ToArray();
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
