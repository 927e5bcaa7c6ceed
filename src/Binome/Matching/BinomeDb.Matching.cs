using Binome.Matching;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunFile> RunFiles => Set<RunFile>();
    public DbSet<BoardEdit> BoardEdits => Set<BoardEdit>();
}
