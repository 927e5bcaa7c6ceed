using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Sessions;

public enum SessionState
{
    /// <summary>Times are proposed, none is agreed.</summary>
    Proposed = 1,

    /// <summary>Everybody has said yes to one time.</summary>
    Agreed = 2,
    Held = 3,
    Missed = 4,
    Cancelled = 5,
}

/// <summary>One meeting of a pair: proposed, agreed, moved perhaps, held or missed.</summary>
/// <remarks>An agreed one keeps what the clock on the wall shows, the zone of that clock, and the instants that follow from both.</remarks>
public sealed partial class Session(Id<Session> id, Id<Programme> programmeId, Id<Pairing> pairingId, DateTime createdAt)
{
    /// <summary>Letters of a word to the other.</summary>
    public const int MostWord = 500;

    /// <summary>Letters of a place or a link.</summary>
    public const int MostPlace = 200;

    internal const string OneProposal = "ix_sessions_one_proposal";

    private readonly List<SessionSlot> slots = [];
    private readonly List<SessionSeat> seats = [];
    private readonly List<SessionStep> steps = [];
    private Id<Person>? through;

    public Id<Session> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>The pair in which it was asked for; others may sit there through their own (<see cref="SessionSeat.PairingId"/>).</summary>
    public Id<Pairing> PairingId { get; private set; } = pairingId;
    public DateTime CreatedAt { get; private set; } = createdAt;
    public SessionState State { get; private set; } = SessionState.Proposed;

    /// <summary>Of the agreed time, on the clock of <see cref="Zone"/>.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>From midnight, on that clock.</summary>
    public int? Minute { get; private set; }

    /// <summary>IANA name.</summary>
    public string? Zone { get; private set; }

    /// <summary>How long, of the agreed time.</summary>
    public int? Minutes { get; private set; }
    public DateTime? StartsAt { get; private set; }
    public DateTime? EndsAt { get; private set; }

    /// <summary>Of the agreed time, as <see cref="SessionPlace"/> keeps it; empty when they will see.</summary>
    public string Place { get; private set; } = "";

    /// <summary>How often calendars were told of a change (RFC 5545, SEQUENCE).</summary>
    public int Sequence { get; private set; }

    /// <summary>Whose proposal waits; null when none does.</summary>
    public Id<Participant>? ProposedBy { get; private set; }
    public DateTime? ProposedAt { get; private set; }

    /// <summary>The place that goes with what is proposed.</summary>
    public string ProposedPlace { get; private set; } = "";

    /// <summary>The last day of the times that were turned down: what is offered next comes after it.</summary>
    public DateOnly? RefusedUntil { get; private set; }

    /// <summary>The last number that a slot was given.</summary>
    public int LastSlot { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<SessionSlot> Slots => slots;
    public IReadOnlyList<SessionSeat> Seats => seats;
    public IReadOnlyList<SessionStep> Steps => steps;

    /// <summary>Neither over nor undone.</summary>
    public bool IsOpen => State is SessionState.Proposed or SessionState.Agreed;

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> sessions)
        {
            // One proposal at a time: two of one pair who propose at the same moment do not make two.
            sessions.HasIndex(s => s.PairingId).IsUnique().HasFilter("state = 1").HasDatabaseName(OneProposal);
            sessions.HasIndex(s => new { s.ProgrammeId, s.State });
            sessions.HasIndex(s => new { s.PairingId, s.State });
            sessions.Property(s => s.Place).HasMaxLength(MostPlace);
            sessions.Property(s => s.ProposedPlace).HasMaxLength(MostPlace);
            sessions.Property(s => s.Version).IsConcurrencyToken();
            sessions.Ignore(s => s.IsOpen);
            sessions.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId);
            sessions.HasOne<Pairing>().WithMany().HasForeignKey(s => s.PairingId);
            sessions.HasMany(s => s.Slots).WithOne().HasForeignKey(s => s.SessionId);
            sessions.HasMany(s => s.Seats).WithOne().HasForeignKey(s => s.SessionId);
            sessions.HasMany(s => s.Steps).WithOne().HasForeignKey(s => s.SessionId);
        }
    }
}
