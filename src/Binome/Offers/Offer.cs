using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Offers;

/// <summary>“I can teach …”, by anybody who may join a programme: read by all of them, before anybody has enrolled.</summary>
/// <param name="topic">One of the programme's, by its code; null when it is said in own words.</param>
/// <param name="level">How well, 1 to 5, as they feel it.</param>
public sealed class Offer(
    Id<Offer> id,
    Id<Programme> programmeId,
    Id<Person> personId,
    string? topic,
    string own,
    int level,
    string example,
    DateTime writtenAt
)
{
    public const int MostOwn = 80;
    public const int MostExample = 300;

    public Id<Offer> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;
    public string? Topic { get; private set; } = topic;

    /// <summary>What it is, where no topic says it.</summary>
    public string Own { get; private set; } = own;
    public int Level { get; private set; } = level;

    /// <summary>Something that they have done or shown with it.</summary>
    public string Example { get; private set; } = example;
    public DateTime WrittenAt { get; private set; } = writtenAt;

    /// <param name="topics">The programme's.</param>
    public string Name(IEnumerable<ProgrammeTopic> topics) => topics.FirstOrDefault(t => t.Code == Topic)?.Name ?? Own;

    internal sealed class Mapping : IEntityTypeConfiguration<Offer>
    {
        public void Configure(EntityTypeBuilder<Offer> offers)
        {
            offers.HasIndex(o => new { o.ProgrammeId, o.WrittenAt });
            offers.HasIndex(o => o.PersonId);
            offers.Property(o => o.Own).HasMaxLength(MostOwn);
            offers.Property(o => o.Example).HasMaxLength(MostExample);
            offers.HasOne<Programme>().WithMany().HasForeignKey(o => o.ProgrammeId);
        }
    }
}

/// <summary>A mentee would like to learn it: shown to nobody but themselves, and counted from five on.</summary>
public sealed class OfferPick(Id<Offer> offerId, Id<Participant> participantId, DateTime pickedAt)
{
    public Id<Offer> OfferId { get; private set; } = offerId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public DateTime PickedAt { get; private set; } = pickedAt;

    internal sealed class Mapping : IEntityTypeConfiguration<OfferPick>
    {
        public void Configure(EntityTypeBuilder<OfferPick> picks)
        {
            picks.HasKey(p => new { p.OfferId, p.ParticipantId });
            picks.HasOne<Offer>().WithMany().HasForeignKey(p => p.OfferId);
            picks.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
        }
    }
}
