using Binome.Stories;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Story> Stories => Set<Story>();
}
