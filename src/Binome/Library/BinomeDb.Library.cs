using Binome.Library;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<LibraryText> LibraryTexts => Set<LibraryText>();
    public DbSet<TextVersion> TextVersions => Set<TextVersion>();
}
