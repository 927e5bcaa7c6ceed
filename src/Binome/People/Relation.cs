using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.People;

public enum RelationKind
{
    /// <summary>A second manager, whose line counts like the first's.</summary>
    DottedManager = 1,

    /// <summary>Appraises the person.</summary>
    Appraiser = 2,

    /// <summary>Decides on the person's career in human resources.</summary>
    Hr = 3,
}

/// <summary>What somebody is to a person beside being their manager.</summary>
public sealed class Relation(Id<Person> personId, RelationKind kind, Id<Person> otherId)
{
    public Id<Person> PersonId { get; private set; } = personId;
    public RelationKind Kind { get; private set; } = kind;
    public Id<Person> OtherId { get; private set; } = otherId;

    internal sealed class Mapping : IEntityTypeConfiguration<Relation>
    {
        public void Configure(EntityTypeBuilder<Relation> relations)
        {
            relations.HasKey(r => new
            {
                r.PersonId,
                r.Kind,
                r.OtherId,
            });
            relations.HasIndex(r => r.OtherId);
        }
    }
}
