using Binome.Counts;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<CountedParticipant> CountedParticipants => Set<CountedParticipant>();
    public DbSet<CountedSession> CountedSessions => Set<CountedSession>();
    public DbSet<CountedPairing> CountedPairings => Set<CountedPairing>();
    public DbSet<ParticipantCount> ParticipantCounts => Set<ParticipantCount>();
    public DbSet<SessionCount> SessionCounts => Set<SessionCount>();
    public DbSet<SiteCount> SiteCounts => Set<SiteCount>();
    public DbSet<SiteWeek> SiteWeeks => Set<SiteWeek>();
    public DbSet<PeopleCount> PeopleCounts => Set<PeopleCount>();
    public DbSet<InvitationCount> InvitationCounts => Set<InvitationCount>();

    /// <summary>After every migration: the counts of a programme, made anew where this version counts otherwise.</summary>
    internal Task GuardCounts(CancellationToken stop) => KeepCounts.Guard(this, stop);

    /// <summary>Before a migration or a restore: nothing is followed, and all is counted anew afterwards.</summary>
    internal Task LiftCounts(CancellationToken stop) => KeepCounts.Lift(this, stop);
}
