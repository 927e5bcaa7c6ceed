using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Sessions;

/// <summary>Somebody's place in a session. It has a time as long as the session has one: there the database refuses a second session (<see cref="NoOverlap"/>).</summary>
public sealed class SessionSeat(Id<Session> sessionId, Id<Participant> participantId, Id<Person> personId, Id<Pairing> pairingId)
{
    public Id<Session> SessionId { get; private set; } = sessionId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;

    /// <summary>One person may learn here and teach there, and still is in one place at a time.</summary>
    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>The pair through which they sit there: of two mentors who meet a mentee together each has their own.</summary>
    public Id<Pairing> PairingId { get; private set; } = pairingId;

    /// <summary>What its owner's calendar knows the session by, and the end of the address there: whoever reads two calendars finds no more in common than the hours.</summary>
    /// <remarks>At random, and kept rather than derived from a key: it outlives a restored backup, which brings no key.</remarks>
    public Guid Uid { get; private set; } = Guid.NewGuid();

    /// <summary>Said yes to what is proposed now.</summary>
    public DateTime? AcceptedAt { get; internal set; }
    public DateTime? StartsAt { get; private set; }
    public DateTime? EndsAt { get; private set; }

    internal void Take(DateTime startsAt, DateTime endsAt) => (StartsAt, EndsAt) = (startsAt, endsAt);

    internal void Free() => (StartsAt, EndsAt) = (null, null);

    /// <summary>The same seat of a session that is theirs alone.</summary>
    internal SessionSeat In(Id<Session> session) => new(session, ParticipantId, PersonId, PairingId) { Uid = Uid };

    internal void GoThrough(Id<Pairing> pairing) => PairingId = pairing;

    /// <summary>From here on it leads to nobody, who may be in many places.</summary>
    internal void BelongToNobody(Id<Person> nobody)
    {
        Free();
        PersonId = nobody;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionSeat>
    {
        public void Configure(EntityTypeBuilder<SessionSeat> seats)
        {
            seats.HasKey(s => new { s.SessionId, s.ParticipantId });
            seats.HasIndex(s => new { s.PersonId, s.StartsAt });
            seats.HasIndex(s => new { s.PairingId, s.SessionId });
            seats.HasIndex(s => s.ParticipantId);
            seats.HasIndex(s => s.Uid).IsUnique();
            seats.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
            seats.HasOne<Pairing>().WithMany().HasForeignKey(s => s.PairingId);
            seats.ToTable(t =>
                t.HasCheckConstraint(
                    "ck_session_seats_time",
                    "(starts_at IS NULL AND ends_at IS NULL) OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND starts_at < ends_at)"
                )
            );
        }
    }
}
