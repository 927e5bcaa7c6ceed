using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<SignatureKey> SignatureKeys => Set<SignatureKey>();
    public DbSet<PostedForm> PostedForms => Set<PostedForm>();
    public DbSet<Probe> Probes => Set<Probe>();
}
