using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Binome.Platform.Storage;

/// <summary>
/// Encrypts what people note for themselves (AES-256-GCM, NIST SP 800-38D), with a key that is in no database and no backup: Binome__KeyFile, or binome.key beside the embedded database.
/// Whoever has one of the two alone, a copy of the database or the key, reads nothing.
/// </summary>
public sealed class NoteKey
{
    public const string FileName = "binome.key";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]?> _key;

    public NoteKey(IConfiguration settings, DataStore store)
    {
        var named = settings["Binome:KeyFile"];
        File =
            !string.IsNullOrWhiteSpace(named) ? Path.GetFullPath(named)
            : store.IsEmbedded ? Path.Combine(store.Folder, FileName)
            : null;
        _key = new(() => File is null ? null : Read(File));
    }

    /// <summary>Where the key is; null with PostgreSQL as long as Binome__KeyFile names none, and then nothing can be noted.</summary>
    public string? File { get; }

    public bool IsThere => _key.Value is not null;

    /// <param name="text">What was noted.</param>
    /// <param name="about">Whose it is and where it belongs: it cannot be read in another's place.</param>
    public byte[] Seal(string text, string about)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var kept = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key.Value ?? throw new InvalidOperationException("There is no key file."), TagBytes);
        aes.Encrypt(
            kept.AsSpan(0, NonceBytes),
            plain,
            kept.AsSpan(NonceBytes, plain.Length),
            kept.AsSpan(NonceBytes + plain.Length),
            Encoding.UTF8.GetBytes(about)
        );
        return kept;
    }

    /// <summary>Null where it was not sealed with this key, or not about this.</summary>
    public string? Open(byte[] kept, string about)
    {
        if (_key.Value is null || kept.Length < NonceBytes + TagBytes)
            return null;
        var plain = new byte[kept.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key.Value, TagBytes);
        try
        {
            aes.Decrypt(
                kept.AsSpan(0, NonceBytes),
                kept.AsSpan(NonceBytes, plain.Length),
                kept.AsSpan(NonceBytes + plain.Length),
                plain,
                Encoding.UTF8.GetBytes(about)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Read(string file)
    {
        SecretFile.Make(file, () => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)));
        try
        {
            var key = WebEncoders.Base64UrlDecode(System.IO.File.ReadAllText(file).Trim());
            return key.Length == 32 ? key : throw new IOException($"{file}: {key.Length} bytes are no key, 32 are.");
        }
        catch (FormatException)
        {
            throw new IOException($"{file}: this is no key file.");
        }
    }
}
