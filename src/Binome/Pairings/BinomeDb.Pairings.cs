using Binome.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Pairing> Pairings => Set<Pairing>();
    public DbSet<CharterText> CharterTexts => Set<CharterText>();
    public DbSet<CharterSignature> CharterSignatures => Set<CharterSignature>();
}
