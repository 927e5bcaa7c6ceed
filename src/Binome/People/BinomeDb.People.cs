using Binome.People;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Relation> Relations => Set<Relation>();
    public DbSet<LineAbove> Lines => Set<LineAbove>();
    public DbSet<DirectoryImport> DirectoryImports => Set<DirectoryImport>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ImportUndo> ImportUndos => Set<ImportUndo>();
}
