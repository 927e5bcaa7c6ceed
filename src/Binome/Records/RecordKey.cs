using System.Security.Cryptography;
using Binome.Platform.Storage;

namespace Binome.Records;

/// <summary>
/// Signs mentors' records (ECDSA with P-256 and SHA-256, FIPS 186-5), with a key that is in no database and no backup: Binome__RecordKeyFile, or binome-record.key beside the key of notes. Whoever
/// has the public half, which anybody may fetch, tells a record of this instance from any other.
/// </summary>
public sealed class RecordKey
{
    public const string FileName = "binome-record.key";

    private readonly Lazy<byte[]?> secret;

    public RecordKey(IConfiguration settings, NoteKey notes, ILogger<RecordKey> log)
    {
        var named = settings["Binome:RecordKeyFile"];
        File =
            !string.IsNullOrWhiteSpace(named) ? Path.GetFullPath(named)
            : notes.File is { } beside ? Path.Combine(Path.GetDirectoryName(beside)!, FileName)
            : null;
        secret = new(() => File is null ? null : Read(File, log));
    }

    /// <summary>Null with PostgreSQL as long as no setting names a key file, and then nothing is signed.</summary>
    public string? File { get; }

    public bool IsThere => secret.Value is not null;

    /// <summary>The public half, as `openssl` reads and writes it.</summary>
    public string PublicPem => With(ecdsa => Pem(ecdsa));

    public string Fingerprint => With(ecdsa => FingerprintOf(ecdsa));

    /// <summary>DER, which `openssl dgst -verify` takes as it is.</summary>
    public byte[] Sign(byte[] payload) =>
        With(ecdsa => ecdsa.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    internal static string Pem(ECDsa key) => key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>SHA-256 of the public key as DER, in hexadecimal.</summary>
    internal static string FingerprintOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>Each time a key of one's own: two requests at once share none.</summary>
    private T With<T>(Func<ECDsa, T> act)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(secret.Value ?? throw new InvalidOperationException("There is no key for records."), out _);
        return act(ecdsa);
    }

    /// <summary>A folder of secrets that nobody may write to, or a file that is no key: the instance runs all the same, its log says why nothing is signed.</summary>
    private static byte[]? Read(string file, ILogger log)
    {
        try
        {
            SecretFile.Make(
                file,
                () =>
                {
                    using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                    return made.ExportPkcs8PrivateKeyPem();
                }
            );
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(System.IO.File.ReadAllText(file));
            return ecdsa.KeySize == 256
                ? ecdsa.ExportPkcs8PrivateKey()
                : throw new CryptographicException("This key is not of the curve P-256.");
        }
        catch (Exception trouble)
            when (trouble is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            log.LogError(trouble, "{File}: no record can be signed with this file", file);
            return null;
        }
    }
}
