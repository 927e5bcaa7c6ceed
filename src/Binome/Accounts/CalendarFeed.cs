using System.Security.Cryptography;
using System.Text;
using Binome.People;
using Binome.Platform;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>The private address at which somebody's calendar reads their sessions. Whoever has it reads along, so only its hash is kept, and it can be replaced.</summary>
public sealed class CalendarFeed(Id<Person> personId, byte[] hash, DateTime madeAt)
{
    public Id<Person> PersonId { get; private set; } = personId;
    public byte[] Hash { get; private set; } = hash;
    public DateTime MadeAt { get; private set; } = madeAt;

    /// <summary>From here on another address leads here, and the old one nowhere.</summary>
    public void Renew(byte[] hash, DateTime now) => (Hash, MadeAt) = (hash, now);

    public bool IsAt(string token) => Hash.AsSpan().SequenceEqual(HashOf(token));

    /// <summary>128 bits.</summary>
    public static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> feeds)
        {
            feeds.HasKey(f => f.PersonId);
            feeds.HasIndex(f => f.Hash).IsUnique();
        }
    }
}
