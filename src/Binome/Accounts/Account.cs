using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>Somebody who has signed in, or may: an address that belongs to them.</summary>
public sealed class Account(Id<Account> id, string email, DateTime createdAt)
{
    /// <summary>What an address that was given up begins with: no address does.</summary>
    public const string Former = "former:";

    public Id<Account> Id { get; private set; } = id;
    public string Email { get; private set; } = email;
    public DateTime CreatedAt { get; private set; } = createdAt;

    /// <summary>Whose it is, once the directory knows the address: an address given to a newcomer later does not bring the account along.</summary>
    public Id<Person>? PersonId { get; private set; }

    public void BelongTo(Id<Person> person) => PersonId ??= person;

    /// <summary>The address is somebody else's now; what this account did stays in the audit log under its id.</summary>
    public void GiveUpAddress() => Email = $"{Former}{Id}";

    /// <summary>What this account did stays in the audit log under an id that leads to nobody any more.</summary>
    public void BelongToNobody()
    {
        GiveUpAddress();
        PersonId = null;
    }

    /// <summary>How an address is compared: addresses differ in case only by accident.</summary>
    public static string Fold(string email) => email.Trim().ToLowerInvariant();

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> accounts)
        {
            accounts.HasIndex(a => a.Email).IsUnique();
            accounts.HasIndex(a => a.PersonId);
        }
    }
}
