using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.People;

/// <summary>Somebody in a person's chain of managers, over solid and dotted lines together, with the shortest way to them: one row of the closure.</summary>
public sealed class LineAbove(Id<Person> personId, Id<Person> aboveId, int depth)
{
    /// <summary>The rule looks no deeper, and a file of 120,000 people in one chain must not make seven thousand million rows.</summary>
    public const int MaxDepth = 99;

    public Id<Person> PersonId { get; private set; } = personId;
    public Id<Person> AboveId { get; private set; } = aboveId;

    /// <summary>1 for a direct manager.</summary>
    public int Depth { get; private set; } = depth;

    internal sealed class Mapping : IEntityTypeConfiguration<LineAbove>
    {
        public void Configure(EntityTypeBuilder<LineAbove> lines)
        {
            lines.HasKey(l => new { l.PersonId, l.AboveId });
            lines.HasIndex(l => new { l.AboveId, l.Depth });
        }
    }
}
