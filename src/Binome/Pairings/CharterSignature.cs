using Binome.Enrolment;
using Binome.Library;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Pairings;

/// <summary>A charter as somebody of a programme signed it, word for word: what it says may move on, in a programme's library or with a new release, and what was signed stays to be read.</summary>
public sealed class CharterText(
    Id<Programme> programmeId,
    string hash,
    string code,
    string language,
    int number,
    string title,
    string markdown
)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>Of the text.</summary>
    public string Hash { get; private set; } = hash;
    public string Code { get; private set; } = code;
    public string Language { get; private set; } = language;

    /// <summary>Its version when it was first signed.</summary>
    public int Number { get; private set; } = number;
    public string Title { get; private set; } = title;
    public string Markdown { get; private set; } = markdown;

    internal sealed class Mapping : IEntityTypeConfiguration<CharterText>
    {
        public void Configure(EntityTypeBuilder<CharterText> texts)
        {
            texts.HasKey(t => new { t.ProgrammeId, t.Hash });
            texts.Property(t => t.Hash).HasMaxLength(TextHash.Length);
            texts.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId);
        }
    }
}

/// <summary>One of a pair has signed a charter: which exact text, under which name, and when. Never changed; another text is another signature.</summary>
/// <param name="hash">Of the exact text that they were shown.</param>
public sealed class CharterSignature(
    Id<Pairing> pairingId,
    Id<Participant> participantId,
    string hash,
    Id<Programme> programmeId,
    string? name,
    DateTime signedAt
)
{
    public Id<Pairing> PairingId { get; private set; } = pairingId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public string Hash { get; private set; } = hash;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>As it was then; null once they are erased, or the words of the programme are forgotten.</summary>
    public string? Name { get; private set; } = name;
    public DateTime SignedAt { get; private set; } = signedAt;

    internal sealed class Mapping : IEntityTypeConfiguration<CharterSignature>
    {
        public void Configure(EntityTypeBuilder<CharterSignature> signatures)
        {
            signatures.HasKey(s => new
            {
                s.PairingId,
                s.ParticipantId,
                s.Hash,
            });
            signatures.HasIndex(s => s.ParticipantId);
            signatures.HasOne<Pairing>().WithMany().HasForeignKey(s => s.PairingId);
            signatures.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
            signatures.HasOne<CharterText>().WithMany().HasForeignKey(s => new { s.ProgrammeId, s.Hash });
        }
    }
}
