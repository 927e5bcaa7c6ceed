using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Counts;

/// <summary>Since when somebody is done mentoring or being mentored, as the database keeps it beside their row (<see cref="CountsSql"/>).</summary>
public sealed class CountedParticipant
{
    public required Id<Participant> Id { get; init; }
    public required Id<Programme> ProgrammeId { get; init; }
    public required ParticipantKind Kind { get; init; }
    public required bool IsEnrolled { get; init; }

    /// <summary>When the last pair of theirs that met was closed; null while another one runs.</summary>
    public required DateTime? DoneAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CountedParticipant>
    {
        public void Configure(EntityTypeBuilder<CountedParticipant> counted) => counted.HasNoKey().ToView("counted_participants");
    }
}

/// <summary>A session as those who run the whole programme may know it: no time of one in which somebody sealed sits.</summary>
public sealed class CountedSession
{
    public required Id<Session> Id { get; init; }
    public required Id<Programme> ProgrammeId { get; init; }
    public required SessionState State { get; init; }
    public required bool IsHidden { get; init; }
    public required DateTime? StartsAt { get; init; }
    public required DateTime? EndsAt { get; init; }

    /// <summary>Of the agreed time, on the mentee's clock; <see cref="CountedDay.None"/> where there is none to tell.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>One for each pair that meets there.</summary>
    public required int Lines { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CountedSession>
    {
        public void Configure(EntityTypeBuilder<CountedSession> counted) => counted.HasNoKey().ToView("counted_sessions");
    }
}

/// <summary>A pair with what is known of its sessions, and when it becomes one that needs somebody.</summary>
public sealed class CountedPairing
{
    public required Id<Pairing> Id { get; init; }
    public required Id<Programme> ProgrammeId { get; init; }

    /// <summary>Sessions that they held.</summary>
    public required int Held { get; init; }

    /// <summary>Of those held; null of a sealed pair.</summary>
    public required DateTime? LastEnd { get; init; }

    /// <summary>The end of the first one agreed, whether it is past or not; null of a sealed pair.</summary>
    public required DateTime? Untold { get; init; }

    /// <summary>What it will be stuck by, if nothing happens; null where nothing is expected of it.</summary>
    public required Trouble? Trouble { get; init; }
    public required DateTime? StuckAt { get; init; }

    /// <summary>Among those with the same trouble.</summary>
    public required DateTime? SortAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CountedPairing>
    {
        public void Configure(EntityTypeBuilder<CountedPairing> counted) => counted.HasNoKey().ToView("counted_pairings");
    }
}
