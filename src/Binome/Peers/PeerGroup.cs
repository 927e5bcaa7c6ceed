using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Peers;

/// <summary>Three to five who take part and wished to exchange: they know each other by name and address, and nobody is above anybody else.</summary>
/// <param name="language">That all of them speak, ISO 639-1.</param>
public sealed class PeerGroup(Id<PeerGroup> id, Id<Programme> programmeId, string language, DateTime madeAt)
{
    public const int Fewest = 3;
    public const int Most = 5;

    public Id<PeerGroup> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public string Language { get; private set; } = language;
    public DateTime MadeAt { get; private set; } = madeAt;

    /// <summary>When somebody left last: all that the others are told.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>Nobody is a group alone: whoever is left waits for another one.</summary>
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    /// <param name="staying">How many are still in it.</param>
    public void Lose(int staying, DateTime now)
    {
        LeftAt = now;
        if (staying < 2)
            ClosedAt ??= now;
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PeerGroup>
    {
        public void Configure(EntityTypeBuilder<PeerGroup> groups)
        {
            groups.HasIndex(g => new { g.ProgrammeId, g.MadeAt });
            groups.Property(g => g.Version).IsConcurrencyToken();
            groups.HasOne<Programme>().WithMany().HasForeignKey(g => g.ProgrammeId);
        }
    }
}

/// <summary>Somebody is in a group of peers: in one at a time.</summary>
public sealed class PeerSeat(Id<Participant> participantId, Id<PeerGroup> groupId)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public Id<PeerGroup> GroupId { get; private set; } = groupId;

    internal sealed class Mapping : IEntityTypeConfiguration<PeerSeat>
    {
        public void Configure(EntityTypeBuilder<PeerSeat> seats)
        {
            seats.HasKey(s => s.ParticipantId);
            seats.HasIndex(s => s.GroupId);
            seats.HasOne<PeerGroup>().WithMany().HasForeignKey(s => s.GroupId);
            seats.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
        }
    }
}
