using Binome.Assistants;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Assistant> Assistants => Set<Assistant>();
}
