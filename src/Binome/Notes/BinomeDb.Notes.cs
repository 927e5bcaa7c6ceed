using Binome.Notes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Note> Notes => Set<Note>();
}
