using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeTopic> ProgrammeTopics => Set<ProgrammeTopic>();
    public DbSet<ProgrammeRole> ProgrammeRoles => Set<ProgrammeRole>();
    public DbSet<ListedPerson> ListedPeople => Set<ListedPerson>();
    public DbSet<ProgrammeMail> ProgrammeMails => Set<ProgrammeMail>();
    public DbSet<MailOpening> MailOpenings => Set<MailOpening>();
}
