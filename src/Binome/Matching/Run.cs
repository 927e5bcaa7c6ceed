using System.Linq.Expressions;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Matching;

public enum RunState
{
    /// <summary>Waits for a worker.</summary>
    Waiting = 1,
    Working = 2,

    /// <summary>There is a board.</summary>
    Ready = 3,
    Failed = 4,

    /// <summary>A person confirmed its pairs.</summary>
    Approved = 5,

    /// <summary>Another run took its place.</summary>
    Dropped = 6,

    /// <summary>No search: somebody gave a mentee to another mentor by hand, and this is the record of it.</summary>
    HandedOver = 7,
}

/// <summary>One search for the best pairs of a programme: what was known at its start, and the board that people then work on.</summary>
/// <remarks>What is stored decides the pairs: its files and its edits. Any node rebuilds the same board from them.</remarks>
public sealed class Run(Id<Run> id, Id<Programme> programmeId, DateTime startedAt, string startedBy)
{
    /// <summary>A run that takes longer may be started again: nobody waits for a worker that does not come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public Id<Run> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public RunState State { get; private set; } = RunState.Waiting;
    public DateTime StartedAt { get; private set; } = startedAt;
    public string StartedBy { get; private set; } = startedBy;

    /// <summary>Parts done, of 100.</summary>
    public int Progress { get; private set; }

    /// <summary>The key of the words for what happens now.</summary>
    public string Step { get; private set; } = "";
    public int Mentors { get; private set; }
    public int Mentees { get; private set; }

    /// <summary>Edits so far: two managers who edit at once take two numbers.</summary>
    public int Edits { get; private set; }
    public DateTime? ApprovedAt { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>The edit that was the last when it was approved.</summary>
    public int? ApprovedEdit { get; private set; }
    public int Version { get; private set; }

    /// <summary>Waits, is worked on, or has a board that nobody approved yet.</summary>
    public static readonly Expression<Func<Run, bool>> IsOpen = run =>
        run.State == RunState.Waiting || run.State == RunState.Working || run.State == RunState.Ready;

    public void Advance(int progress, string step)
    {
        (State, Progress, Step) = (RunState.Working, progress, step);
        Version++;
    }

    public void Done(int mentors, int mentees)
    {
        (State, Progress, Mentors, Mentees) = (RunState.Ready, 100, mentors, mentees);
        Version++;
    }

    public void Fail(string step)
    {
        (State, Step) = (RunState.Failed, step);
        Version++;
    }

    public int NextEdit()
    {
        if (State is not RunState.Ready)
            throw new RefusedException("matching.run.notOpen");
        Version++;
        return ++Edits;
    }

    public void Approve(int edit, DateTime now, string by)
    {
        if (State is not RunState.Ready)
            throw new RefusedException("matching.run.notOpen");
        if (edit != Edits)
            throw new RefusedException("matching.run.changedMeanwhile");
        (State, ApprovedAt, ApprovedBy, ApprovedEdit) = (RunState.Approved, now, by, edit);
        Version++;
    }

    /// <summary>No board: a person chose one of so many mentors, and what they decided is kept.</summary>
    public void HandOver(int mentors, DateTime now, string by)
    {
        (State, Progress, Mentors, Mentees) = (RunState.HandedOver, 100, mentors, 1);
        (ApprovedAt, ApprovedBy) = (now, by);
        Version++;
    }

    public void Drop()
    {
        State = RunState.Dropped;
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Run>
    {
        public void Configure(EntityTypeBuilder<Run> runs)
        {
            runs.HasIndex(r => new { r.ProgrammeId, r.StartedAt });
            runs.Property(r => r.Version).IsConcurrencyToken();
            runs.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId);
        }
    }
}

/// <summary>What a run was made of (mentors.csv, mentees.csv, people.csv, rules.json, with references in place of ids), and what came of it.</summary>
public sealed class RunFile(Id<Run> runId, string name, byte[] content)
{
    public Id<Run> RunId { get; private set; } = runId;
    public string Name { get; private set; } = name;

    /// <summary>Compressed by gzip.</summary>
    public byte[] Content { get; private set; } = content;

    internal sealed class Mapping : IEntityTypeConfiguration<RunFile>
    {
        public void Configure(EntityTypeBuilder<RunFile> files)
        {
            files.HasKey(f => new { f.RunId, f.Name });
            files.HasOne<Run>().WithMany().HasForeignKey(f => f.RunId);
        }
    }
}

public enum BoardEditKind
{
    Lock = 1,
    Unlock = 2,
    Forbid = 3,
    Allow = 4,

    /// <summary>Other places of a mentor: <see cref="BoardEdit.Value"/> of them.</summary>
    Capacity = 5,

    /// <summary>Another demand of a mentee.</summary>
    Demand = 6,

    /// <summary>Takes edit number <see cref="BoardEdit.Value"/> back.</summary>
    Undo = 7,
}

/// <summary>What somebody did to a board; the pairs follow from all of them in order.</summary>
public sealed class BoardEdit(
    Id<Run> runId,
    int number,
    BoardEditKind kind,
    string? mentor,
    string? mentee,
    int value,
    DateTime at,
    string by
)
{
    public Id<Run> RunId { get; private set; } = runId;
    public int Number { get; private set; } = number;
    public BoardEditKind Kind { get; private set; } = kind;

    /// <summary>A reference of the run's files.</summary>
    public string? Mentor { get; private set; } = mentor;
    public string? Mentee { get; private set; } = mentee;
    public int Value { get; private set; } = value;
    public DateTime At { get; private set; } = at;
    public string By { get; private set; } = by;

    internal sealed class Mapping : IEntityTypeConfiguration<BoardEdit>
    {
        public void Configure(EntityTypeBuilder<BoardEdit> edits)
        {
            edits.HasKey(e => new { e.RunId, e.Number });
            edits.HasOne<Run>().WithMany().HasForeignKey(e => e.RunId);
        }
    }
}
