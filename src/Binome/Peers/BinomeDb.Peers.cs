using Binome.Peers;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<PeerGroup> PeerGroups => Set<PeerGroup>();
    public DbSet<PeerSeat> PeerSeats => Set<PeerSeat>();
}
