using Binome.Offers;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<OfferPick> OfferPicks => Set<OfferPick>();
}
