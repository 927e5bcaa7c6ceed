using Binome.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Login> Logins => Set<Login>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
}
