using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionSlot> SessionSlots => Set<SessionSlot>();
    public DbSet<SessionSeat> SessionSeats => Set<SessionSeat>();
    public DbSet<SessionStep> SessionSteps => Set<SessionStep>();

    /// <summary>After every migration: nobody sits in two sessions at once, whoever writes.</summary>
    internal Task GuardSeats(CancellationToken stop) => NoOverlap.Guard(this, stop);

    /// <summary>Whether the database still refuses that: a guard that somebody dropped is set again at the next start.</summary>
    internal Task<bool> AreSeatsGuarded(CancellationToken stop) => NoOverlap.IsSet(this, stop);
}
