using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Programmes;

/// <summary>A topic of a programme: one that we ship, or one of its own with its names.</summary>
public sealed class ProgrammeTopic(Id<Programme> programmeId, string code, int position, string? english = null, string? french = null)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>As the files write it: lower case, digits and hyphens.</summary>
    public string Code { get; private set; } = code;
    public int Position { get; internal set; } = position;
    public string? English { get; internal set; } = english;
    public string? French { get; internal set; } = french;

    public string Name => (Words.Language == "fr" ? French ?? English : English ?? French) ?? ShippedTopics.NameOf(Code);

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeTopic>
    {
        public void Configure(EntityTypeBuilder<ProgrammeTopic> topics)
        {
            topics.HasKey(t => new { t.ProgrammeId, t.Code });
            topics.Property(t => t.Code).HasMaxLength(60);
            topics.Ignore(t => t.Name);
            topics.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId);
        }
    }
}
