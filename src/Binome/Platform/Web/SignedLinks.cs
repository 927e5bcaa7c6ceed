using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Binome.Platform.Web;

/// <summary>What a signed link allows: one act of one person on one thing.</summary>
/// <param name="Act">A number of the capability that made the link.</param>
/// <param name="On">The id of what it acts on.</param>
/// <param name="By">The id of whoever may, as they take part.</param>
/// <param name="Choice">Which one, where there is a choice.</param>
public readonly record struct SignedAct(byte Act, Guid On, Guid By, int Choice = 0);

/// <summary>
/// Parts of addresses that stand in mails and act without signing in: signed with the instance's keys, each good for one act, until a moment. Nothing is kept of them, so whoever reads one
/// decides by what stands then.
/// </summary>
public sealed class SignedLinks(IDataProtectionProvider protection)
{
    private const int Length = 1 + 16 + 16 + 4 + 8;

    /// <param name="purpose">Of the page that reads it: a token for one page says nothing to another.</param>
    /// <param name="act">What it allows.</param>
    /// <param name="until">UTC.</param>
    public string Make(string purpose, SignedAct act, DateTime until)
    {
        var plain = new byte[Length];
        plain[0] = act.Act;
        act.On.TryWriteBytes(plain.AsSpan(1));
        act.By.TryWriteBytes(plain.AsSpan(17));
        BinaryPrimitives.WriteInt32LittleEndian(plain.AsSpan(33), act.Choice);
        BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(37), until.Ticks);
        return WebEncoders.Base64UrlEncode(Protector(purpose).Protect(plain));
    }

    /// <summary>Null for one that is not ours, is for something else, or is too old.</summary>
    public SignedAct? Read(string purpose, string token, DateTime now)
    {
        try
        {
            ReadOnlySpan<byte> plain = Protector(purpose).Unprotect(WebEncoders.Base64UrlDecode(token));
            return plain.Length != Length || BinaryPrimitives.ReadInt64LittleEndian(plain[37..]) < now.Ticks
                ? null
                : new(plain[0], new(plain[1..17]), new(plain[17..33]), BinaryPrimitives.ReadInt32LittleEndian(plain[33..]));
        }
        catch (Exception notOurs) when (notOurs is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector($"binome.links.{purpose}");
}
