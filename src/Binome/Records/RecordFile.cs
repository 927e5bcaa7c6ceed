using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Binome.Records;

/// <summary>What a file turned out to be.</summary>
/// <param name="Problem">A key of <c>records.verify.*</c>; null where the record is whole; genuine it is only if <paramref name="IsTrusted"/> too.</param>
/// <param name="Key">The fingerprint of the key that it was signed with, where there is one.</param>
/// <param name="IsTrusted">It was signed with the key that was given beside it, and not only with the one inside it.</param>
public sealed record RecordVerdict(string? Problem, PrintedRecord? Record = null, string? Key = null, bool IsTrusted = false);

/// <summary>A signed record as it is given away: a ZIP of the record, its signature and the public key, so that `unzip` and `openssl` verify it too (docs/records.md).</summary>
public static class RecordFile
{
    public const string Payload = "record.json";
    public const string Signature = "record.sig";
    public const string Key = "record-key.pem";

    /// <summary>Of each part: a record of twenty programmes takes thirty thousand bytes.</summary>
    private const int MostBytes = 1 << 20;

    public static byte[] Make(byte[] payload, RecordKey key)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (
                var (name, bytes) in new[]
                {
                    (Payload, payload),
                    (Signature, key.Sign(payload)),
                    (Key, Encoding.ASCII.GetBytes(key.PublicPem)),
                }
            )
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(bytes);
            }
        return file.ToArray();
    }

    /// <param name="file">As somebody hands it over.</param>
    /// <param name="trusted">The instance's public key, from its own address; without it, a file tells that it is whole, and not whose it is.</param>
    public static RecordVerdict Check(byte[] file, string? trusted)
    {
        if (Parts(file) is not { } parts)
            return new("shape");
        if (PublicKey(Encoding.ASCII.GetString(parts[Key])) is not { } inside)
            return new("key");
        using (inside)
        {
            var fingerprint = RecordKey.FingerprintOf(inside);
            // Written otherwise, it is not the file that was given out, though the key may be the same.
            if (!parts[Key].AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(RecordKey.Pem(inside))))
                return new("key");
            if (trusted is not null)
            {
                using var given = PublicKey(trusted);
                if (given is null)
                    return new("given");
                if (RecordKey.FingerprintOf(given) != fingerprint)
                    return new("other", Key: fingerprint);
            }
            if (!inside.VerifyData(parts[Payload], parts[Signature], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
                return new("signature", Key: fingerprint);
            return PrintedRecord.Read(parts[Payload]) is { } record && record.Key == fingerprint
                ? new(null, record, fingerprint, trusted is not null)
                : new("payload", Key: fingerprint);
        }
    }

    /// <summary>The three, and nothing beside them that somebody could take for a part of the record.</summary>
    private static Dictionary<string, byte[]>? Parts(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            if (!zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).SequenceEqual([Key, Payload, Signature]))
                return null;
            return zip.Entries.Any(e => e.Length > MostBytes) ? null : zip.Entries.ToDictionary(e => e.FullName, Bytes);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>As many as it says, whatever unpacks from it.</summary>
    private static byte[] Bytes(ZipArchiveEntry part)
    {
        var bytes = new byte[part.Length];
        using var stream = part.Open();
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? bytes : throw new InvalidDataException(part.FullName);
    }

    private static ECDsa? PublicKey(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            // The first PEM of a file decides what it holds: a private key given by mistake is not read.
            if (PemEncoding.TryFind(pem, out var found) && pem[found.Label] == "PUBLIC KEY")
            {
                key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(pem[found.Base64Data]), out _);
                if (key.KeySize == 256)
                    return key;
            }
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or PlatformNotSupportedException) { } // another curve, say
        key.Dispose();
        return null;
    }
}
