using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Enrolment;

/// <summary>Somebody writes their two texts anew, in the transaction that keeps them: where they were read already, who chooses refuses.</summary>
public sealed record MotivationRewritten(Id<Participant> Participant);

/// <summary>Why somebody would like to be a mentor, and something they explain in a few lines: where mentors are chosen, those who choose read it.</summary>
public sealed class Motivation(Id<Participant> participantId)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public string Why { get; internal set; } = "";
    public string Example { get; internal set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Motivation>
    {
        public void Configure(EntityTypeBuilder<Motivation> motivations)
        {
            motivations.HasKey(m => m.ParticipantId);
            motivations.HasOne<Participant>().WithMany().HasForeignKey(m => m.ParticipantId);
        }
    }
}
