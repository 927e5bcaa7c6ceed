using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Platform.Audit;

/// <summary>Who did what, when: written in the transaction of the act itself, never changed afterwards.</summary>
/// <param name="Actor">An account's id, or how the act came in ("command line"); never a name or an address.</param>
/// <param name="Act">The resource key of the sentence that says it, {0} being the subject.</param>
public sealed record AuditEntry(Id<AuditEntry> Id, DateTime At, string Actor, string Act, string Subject)
{
    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> audit)
        {
            audit.HasIndex(e => e.At);
            audit.Property(e => e.Actor).HasMaxLength(100);
            audit.Property(e => e.Act).HasMaxLength(100);
        }
    }
}
