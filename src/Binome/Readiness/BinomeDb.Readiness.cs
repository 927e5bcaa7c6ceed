using Binome.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<ReadinessRule> ReadinessRules => Set<ReadinessRule>();
    public DbSet<ModulePass> ModulePasses => Set<ModulePass>();
    public DbSet<RolePlay> RolePlays => Set<RolePlay>();
    public DbSet<SignOff> SignOffs => Set<SignOff>();
    public DbSet<Supervision> Supervisions => Set<Supervision>();
    public DbSet<SupervisionSeat> SupervisionSeats => Set<SupervisionSeat>();
}
