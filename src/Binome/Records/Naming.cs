using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Records;

/// <summary>A mentor asks whether their record may name the mentee of a pair: only while that mentee allows it, and never one who is sealed.</summary>
public sealed class Naming(Id<Pairing> pairingId, Id<Programme> programmeId, DateTime askedAt)
{
    /// <summary>Asked once of each pair: who says nothing, or no, is not asked again.</summary>
    public Id<Pairing> PairingId { get; private set; } = pairingId;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public DateTime AskedAt { get; private set; } = askedAt;
    public DateTime? AllowedAt { get; private set; }

    /// <summary>Said no, or took a yes back; the mentor reads neither from the other, nor from silence.</summary>
    public DateTime? RefusedAt { get; private set; }

    /// <summary>They answered on their own page since: from then on the mail's links take a yes back, and give none.</summary>
    public bool IsDecidedOnPage { get; private set; }
    public int Version { get; private set; }

    public bool IsAllowed => AllowedAt is not null;

    /// <summary>Taken back on their own page: an old mail says yes no more, whoever still has it.</summary>
    public bool IsTakenBack => IsDecidedOnPage && !IsAllowed;

    /// <param name="onPage">On the mentee's own page, and not by a link of the mail.</param>
    public void Allow(DateTime now, bool onPage)
    {
        if (IsTakenBack && !onPage)
            throw new RefusedException("records.refused.takenBack");
        (AllowedAt, RefusedAt) = (AllowedAt ?? now, null);
        Count(onPage);
    }

    /// <summary>At any time: from here on no record names them.</summary>
    public void Refuse(DateTime now, bool onPage)
    {
        (AllowedAt, RefusedAt) = (null, RefusedAt ?? now);
        Count(onPage);
    }

    private void Count(bool onPage)
    {
        IsDecidedOnPage |= onPage;
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Naming>
    {
        public void Configure(EntityTypeBuilder<Naming> namings)
        {
            namings.HasKey(n => n.PairingId);
            namings.HasIndex(n => n.ProgrammeId);
            namings.Property(n => n.Version).IsConcurrencyToken();
            namings.Ignore(n => n.IsAllowed);
            namings.Ignore(n => n.IsTakenBack);
            namings.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId);
            namings.HasOne<Pairing>().WithMany().HasForeignKey(n => n.PairingId);
        }
    }
}
