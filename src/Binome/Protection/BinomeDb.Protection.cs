using Binome.Protection;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<HelpCall> HelpCalls => Set<HelpCall>();
}
