using System.Security.Cryptography;
using System.Text;

namespace Binome.Library;

/// <summary>SHA-256 over a text's exact UTF-8 source, as `sha256sum` prints it: lower case, hexadecimal.</summary>
public static class TextHash
{
    public const int Length = 64;

    public static string Of(string markdown) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markdown)));
}
