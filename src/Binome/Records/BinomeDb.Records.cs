using Binome.Records;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Naming> Namings => Set<Naming>();
    public DbSet<RecordChoice> RecordChoices => Set<RecordChoice>();
}
