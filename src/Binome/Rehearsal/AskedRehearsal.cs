using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Rehearsal;

public enum RehearsalState
{
    /// <summary>For a worker.</summary>
    Waiting = 1,
    Working = 2,
    Done = 3,
    Failed = 4,
}

/// <summary>A manager asked how their own programme would go with invented people: what it is played from, how far it is, and what came of it.</summary>
public sealed class AskedRehearsal(Id<AskedRehearsal> id, Id<Programme> programmeId, DateTime askedAt, Id<Person> askedBy, string order)
{
    public Id<AskedRehearsal> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public DateTime AskedAt { get; private set; } = askedAt;
    public Id<Person> AskedBy { get; private set; } = askedBy;

    /// <summary>A <see cref="RehearsalOrder"/>, as JSON: settings and counts, nobody's name or answer.</summary>
    public string Order { get; private set; } = order;
    public RehearsalState State { get; private set; } = RehearsalState.Waiting;

    /// <summary>Parts done, of 100.</summary>
    public int Progress { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>An <see cref="Rehearsal.Outcome"/>, as JSON.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The key of the words for why nothing came of it.</summary>
    public string? Trouble { get; private set; }

    public bool IsOpen => State is RehearsalState.Waiting or RehearsalState.Working;

    /// <summary>From its beginning, also after a worker that died half-way.</summary>
    public void Begin() => (State, Progress) = (RehearsalState.Working, 0);

    /// <summary>The server stops: whoever starts next begins it again.</summary>
    public void PutBack() => (State, Progress) = (RehearsalState.Waiting, 0);

    public void Done(string outcome, DateTime now) => (State, Progress, Outcome, EndedAt) = (RehearsalState.Done, 100, outcome, now);

    public void Fail(string trouble, DateTime now) => (State, Trouble, EndedAt) = (RehearsalState.Failed, trouble, now);

    internal sealed class Mapping : IEntityTypeConfiguration<AskedRehearsal>
    {
        public void Configure(EntityTypeBuilder<AskedRehearsal> rehearsals)
        {
            rehearsals.HasIndex(r => new { r.ProgrammeId, r.AskedAt });
            rehearsals.Ignore(r => r.IsOpen);
            rehearsals.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId);
        }
    }
}
