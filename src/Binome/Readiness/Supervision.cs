using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Readiness;

/// <summary>Mentors of a programme meet a coach together, to talk about what they go through; who comes sees who else does.</summary>
public sealed class Supervision(
    Id<Supervision> id,
    Id<Programme> programmeId,
    DateOnly day,
    int minute,
    string zone,
    DateTime startsAt,
    string place,
    int seats,
    Id<Person>? byId
)
{
    public const int MostPlace = 200;
    public const int MostSeats = 100;

    public Id<Supervision> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>On the clock of that zone, which is kept whatever its daylight saving does.</summary>
    public DateOnly Day { get; private set; } = day;

    /// <summary>From midnight.</summary>
    public int Minute { get; private set; } = minute;

    /// <summary>IANA name.</summary>
    public string Zone { get; private set; } = zone;
    public DateTime StartsAt { get; private set; } = startsAt;

    /// <summary>A room, or a link.</summary>
    public string Place { get; private set; } = place;
    public int Seats { get; private set; } = seats;

    /// <summary>Who leads it; nobody once they are gone.</summary>
    public Id<Person>? ById { get; private set; } = byId;
    public DateTime? CancelledAt { get; private set; }

    /// <summary>Counts those who sit there: two who take the last seat at once, the second is refused.</summary>
    public int Version { get; private set; }

    public void Cancel(DateTime now)
    {
        CancelledAt ??= now;
        Version++;
    }

    /// <param name="taken">How many sit there already.</param>
    public SupervisionSeat Seat(Id<Participant> participant, int taken, DateTime now)
    {
        if (CancelledAt is not null || StartsAt <= now)
            throw new RefusedException("readiness.supervision.refused.over");
        if (taken >= Seats)
            throw new RefusedException("readiness.supervision.refused.full");
        Version++;
        return new(Id, participant, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Supervision>
    {
        public void Configure(EntityTypeBuilder<Supervision> supervisions)
        {
            supervisions.HasIndex(s => new { s.ProgrammeId, s.StartsAt });
            supervisions.HasIndex(s => s.ById);
            supervisions.Property(s => s.Place).HasMaxLength(MostPlace);
            supervisions.Property(s => s.Version).IsConcurrencyToken();
            supervisions.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId);
        }
    }
}

/// <summary>A mentor's seat at a supervision.</summary>
public sealed class SupervisionSeat(Id<Supervision> supervisionId, Id<Participant> participantId, DateTime at)
{
    public Id<Supervision> SupervisionId { get; private set; } = supervisionId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public DateTime At { get; private set; } = at;

    internal sealed class Mapping : IEntityTypeConfiguration<SupervisionSeat>
    {
        public void Configure(EntityTypeBuilder<SupervisionSeat> seats)
        {
            seats.HasKey(s => new { s.SupervisionId, s.ParticipantId });
            seats.HasIndex(s => s.ParticipantId);
            seats.HasOne<Supervision>().WithMany().HasForeignKey(s => s.SupervisionId);
            seats.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
        }
    }
}
