using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Assistants;

/// <summary>Books sessions for an executive who named them: when and how long, never what about, and with whom only where nobody is sealed.</summary>
public sealed class Assistant(Id<Assistant> id, Id<Person> executiveId, Id<Person> personId, DateTime since)
{
    /// <summary>Of one executive at a time.</summary>
    public const int Most = 3;

    public Id<Assistant> Id { get; private set; } = id;

    /// <summary>Whom they book for.</summary>
    public Id<Person> ExecutiveId { get; private set; } = executiveId;
    public Id<Person> PersonId { get; private set; } = personId;
    public DateTime Since { get; private set; } = since;

    /// <summary>Taken back, at any time and without a reason.</summary>
    public DateTime? Until { get; private set; }
    public int Version { get; private set; }

    public void TakeBack(DateTime now)
    {
        Until ??= now;
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Assistant>
    {
        public void Configure(EntityTypeBuilder<Assistant> assistants)
        {
            assistants.HasIndex(a => new { a.ExecutiveId, a.PersonId }).IsUnique().HasFilter("until IS NULL"); // named twice at once is named once
            assistants.HasIndex(a => a.PersonId);
            assistants.Property(a => a.Version).IsConcurrencyToken();
        }
    }
}
