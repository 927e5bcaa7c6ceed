using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Records;

/// <summary>What a mentor lets their record say of one programme: which of their topics, and words of their own.</summary>
public sealed class RecordChoice(Id<Participant> participantId, Id<Programme> programmeId)
{
    /// <summary>Letters of their own words.</summary>
    public const int Most = 400;

    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>Codes of topics that are left out, joined by '|'.</summary>
    public string Hidden { get; private set; } = "";
    public string OwnWords { get; private set; } = "";
    public int Version { get; private set; }

    public bool Shows(string topic) => !Hidden.Split('|').Contains(topic);

    /// <param name="names">Of the executives who did not allow it: they stand in no record, in whatever words.</param>
    public void Choose(IEnumerable<string> hidden, string words, IEnumerable<string> names)
    {
        if (People.Folding.Names(words, names))
            throw new RefusedException("records.refused.named");
        (Hidden, OwnWords) = (string.Join('|', hidden), words);
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RecordChoice>
    {
        public void Configure(EntityTypeBuilder<RecordChoice> choices)
        {
            choices.HasKey(c => c.ParticipantId);
            choices.HasIndex(c => c.ProgrammeId);
            choices.Property(c => c.OwnWords).HasMaxLength(Most);
            choices.Property(c => c.Version).IsConcurrencyToken();
            choices.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
            choices.HasOne<Participant>().WithMany().HasForeignKey(c => c.ParticipantId);
        }
    }
}
