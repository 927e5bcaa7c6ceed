using Binome.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Pairing> Pairings => Set<Pairing>();
}
