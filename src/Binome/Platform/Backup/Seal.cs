using System.Security.Cryptography;
using System.Text;

namespace Binome.Platform.Backup;

/// <summary>The last bytes of a backup: the SHA-256 of all before them, as the zip's comment, so that any tool still opens the file.</summary>
/// <remarks>A zip's own checksums leave its headers out, and .NET does not look at them: one flipped byte must be found wherever it is.</remarks>
internal static class Seal
{
    private const string Mark = "binome backup, sha-256 of all before: ";
    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>Room for the seal; <see cref="Put"/> fills it in.</summary>
    public static readonly string Comment = Mark + new string('0', HashLength);

    public static async Task Put(FileStream file, CancellationToken stop)
    {
        var hash = await Hash(file, stop);
        file.Position = file.Length - HashLength;
        await file.WriteAsync(Encoding.ASCII.GetBytes(hash), stop);
    }

    public static async Task<bool> IsWhole(FileStream file, CancellationToken stop)
    {
        if (file.Length < Comment.Length)
            return false;
        var hash = await Hash(file, stop);
        file.Position = file.Length - Comment.Length;
        var found = new byte[Comment.Length];
        await file.ReadExactlyAsync(found, stop);
        return Encoding.ASCII.GetString(found) == Mark + hash;
    }

    private static async Task<string> Hash(FileStream file, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - HashLength; left > 0; )
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop);
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
