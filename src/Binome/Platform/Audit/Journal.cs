namespace Binome.Platform.Audit;

/// <summary>Adds to the audit log within the current transaction.</summary>
public sealed class Journal(BinomeDb db, Ids ids, TimeProvider clock)
{
    public void Write(string actor, string act, string subject = "") =>
        db.AuditEntries.Add(new AuditEntry(ids.New<AuditEntry>(), clock.Now(), actor, act, subject));
}
