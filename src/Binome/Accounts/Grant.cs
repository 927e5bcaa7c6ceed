using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>A role given to an account for the whole instance: administrator is the only one, all others belong to a programme.</summary>
public sealed class Grant(Id<Grant> id, Id<Account> accountId, string role, DateTime grantedAt, string grantedBy)
{
    public const string Administrator = "administrator";

    public Id<Grant> Id { get; private set; } = id;
    public Id<Account> AccountId { get; private set; } = accountId;
    public string Role { get; private set; } = role;
    public DateTime GrantedAt { get; private set; } = grantedAt;
    public string GrantedBy { get; private set; } = grantedBy;

    internal sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> grants)
        {
            grants.HasIndex(g => new { g.AccountId, g.Role }).IsUnique();
            grants.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
        }
    }
}
