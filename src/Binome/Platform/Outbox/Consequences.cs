using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Outbox;

/// <summary>Writes consequences into the transaction that decides them.</summary>
public sealed class Consequences(BinomeDb db, Ids ids, TimeProvider clock)
{
    /// <param name="key">Names the consequence: adding it twice adds it once.</param>
    public async Task Add<T>(string kind, string key, T payload, DateTime? notBefore = null, CancellationToken stop = default)
    {
        if (db.OutboxMessages.Local.Any(m => m.Key == key) || await db.OutboxMessages.AnyAsync(m => m.Key == key, stop))
            return;
        AddNew(kind, key, payload, notBefore);
    }

    /// <summary>The same where whoever calls has looked under this key already, in this transaction.</summary>
    public void AddNew<T>(string kind, string key, T payload, DateTime? notBefore = null)
    {
        var json = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web);
        db.OutboxMessages.Add(new OutboxMessage(ids.New<OutboxMessage>(), key, kind, json, notBefore ?? clock.Now()));
    }
}
