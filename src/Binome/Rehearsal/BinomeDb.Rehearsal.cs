using Binome.Rehearsal;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<AskedRehearsal> Rehearsals => Set<AskedRehearsal>();
}
