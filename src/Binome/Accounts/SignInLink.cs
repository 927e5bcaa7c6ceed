using System.Security.Cryptography;
using System.Text;
using Binome.Platform;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>A one-time link: fifteen minutes, used up by the button of its page alone (mail scanners open links). Only its hash is kept.</summary>
public sealed class SignInLink(Id<SignInLink> id, string email, byte[] hash, DateTime createdAt, DateTime expiresAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Id<SignInLink> Id { get; private set; } = id;
    public string Email { get; private set; } = email;
    public byte[] Hash { get; private set; } = hash;
    public DateTime CreatedAt { get; private set; } = createdAt;
    public DateTime ExpiresAt { get; private set; } = expiresAt;
    public DateTime? UsedAt { get; private set; }

    public bool IsGood(DateTime now) => UsedAt is null && now < ExpiresAt;

    public static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    internal sealed class Mapping : IEntityTypeConfiguration<SignInLink>
    {
        public void Configure(EntityTypeBuilder<SignInLink> links)
        {
            links.HasIndex(l => l.Hash).IsUnique();
            links.HasIndex(l => new { l.Email, l.CreatedAt });
        }
    }
}
