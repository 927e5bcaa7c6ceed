using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Enrolment;

/// <summary>In which words somebody is asked to join.</summary>
public enum InvitationWords
{
    Usual = 1,

    /// <summary>To executives, signed by the programme's sponsor.</summary>
    Sponsor = 2,

    /// <summary>To middle managers: what they gain themselves, and peers in the same place.</summary>
    MiddleManagers = 3,
}

/// <summary>Somebody was asked to join a programme.</summary>
public sealed class Invitation(
    Id<Invitation> id,
    Id<Programme> programmeId,
    Id<Person> personId,
    ParticipantKind kind,
    DateTime invitedAt,
    string invitedBy
)
{
    public Id<Invitation> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;
    public ParticipantKind Kind { get; private set; } = kind;
    public DateTime InvitedAt { get; private set; } = invitedAt;
    public string InvitedBy { get; private set; } = invitedBy;

    /// <summary>What they read on the first page of the form follows it.</summary>
    public InvitationWords InWords { get; init; } = InvitationWords.Usual;

    /// <summary>One reminder, no more.</summary>
    public DateTime? RemindedAt { get; internal set; }

    /// <summary>They said no.</summary>
    public DateTime? DeclinedAt { get; internal set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitations)
        {
            invitations
                .HasIndex(i => new
                {
                    i.ProgrammeId,
                    i.PersonId,
                    i.Kind,
                })
                .IsUnique();
            invitations.HasIndex(i => i.PersonId);
            invitations.HasOne<Programme>().WithMany().HasForeignKey(i => i.ProgrammeId);
        }
    }
}
