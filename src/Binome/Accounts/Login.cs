using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>One browser signed in: the cookie carries its id, and ending the row ends the cookie everywhere at once.</summary>
public sealed class Login(Id<Login> id, Id<Account> accountId, DateTime startedAt, string device)
{
    /// <summary>An executive opens Binôme once a month: thirty days without a new link.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Id<Login> Id { get; private set; } = id;
    public Id<Account> AccountId { get; private set; } = accountId;
    public DateTime StartedAt { get; private set; } = startedAt;

    /// <summary>The browser's own words about itself, for its owner to recognise it.</summary>
    public string Device { get; private set; } = device;
    public DateTime? EndedAt { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Login>
    {
        public void Configure(EntityTypeBuilder<Login> logins)
        {
            logins.HasIndex(l => l.AccountId);
            logins.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
            logins.Property(l => l.Device).HasMaxLength(200);
        }
    }
}
