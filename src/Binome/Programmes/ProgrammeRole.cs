using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Programmes;

public enum RoleKind
{
    /// <summary>Runs the programme.</summary>
    Manager = 1,

    /// <summary>Runs it for some countries or sites.</summary>
    Coordinator = 2,

    /// <summary>The one person who knows sealed mentees.</summary>
    SealedCoordinator = 3,

    /// <summary>Reads applications.</summary>
    Reviewer = 4,

    /// <summary>Supports mentors.</summary>
    Coach = 5,

    /// <summary>Receives calls for help.</summary>
    TrustedPerson = 6,

    /// <summary>Pays, and reads aggregates.</summary>
    Sponsor = 7,
}

/// <summary>A role that somebody has in one programme.</summary>
public sealed class ProgrammeRole(
    Id<ProgrammeRole> id,
    Id<Programme> programmeId,
    Id<Person> personId,
    RoleKind kind,
    DateTime givenAt,
    string givenBy
)
{
    public Id<ProgrammeRole> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;
    public RoleKind Kind { get; private set; } = kind;

    /// <summary>A coordinator's countries, joined by '|'; empty: all.</summary>
    public string Countries { get; internal set; } = "";

    /// <summary>A coordinator's cities, joined by '|'; empty: all.</summary>
    public string Cities { get; internal set; } = "";
    public DateTime GivenAt { get; private set; } = givenAt;

    /// <summary>An account's id, or how it came in.</summary>
    public string GivenBy { get; private set; } = givenBy;

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeRole>
    {
        public void Configure(EntityTypeBuilder<ProgrammeRole> roles)
        {
            roles
                .HasIndex(r => new
                {
                    r.ProgrammeId,
                    r.PersonId,
                    r.Kind,
                })
                .IsUnique();
            roles.HasIndex(r => r.PersonId);
            roles.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId);
        }
    }
}
