using System.Globalization;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Backup;

/// <summary>Writes as fast as the database allows; its n-th transaction leaves n in five tables, so a copy of any one moment agrees with itself.</summary>
internal sealed class Hammer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TestDatabase database;
    private readonly Task writing;
    private int written;

    public Hammer(TestDatabase database)
    {
        this.database = database;
        writing = Task.Run(Write);
    }

    /// <summary>Transactions committed.</summary>
    public int Written => Volatile.Read(ref written);

    public async Task Reach(int count)
    {
        while (Written < count && !writing.IsCompleted)
            await Task.Delay(5);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        stop.Dispose();
    }

    /// <summary>The number that each of the five tables holds.</summary>
    public static async Task<int[]> Marks(BinomeDb db) =>
        [
            await db.People.CountAsync(p => p.Organisation == "hammer" && p.Number != "0"),
            await db.People.Where(p => p.Organisation == "hammer" && p.Number == "0").Select(p => p.Version).SingleAsync(),
            await db.AuditEntries.CountAsync(e => e.Act == "hammer"),
            await db.OutboxMessages.CountAsync(m => m.Kind == "hammer"),
            await db.Grants.CountAsync(g => g.GrantedBy == "hammer"),
        ];

    private async Task Write()
    {
        var ids = new Ids(TimeProvider.System);
        await using (var db = database.Open())
        {
            db.People.Add(new Person(ids.New<Person>(), "hammer") { Number = "0" });
            await db.SaveChangesAsync();
        }
        for (var n = 1; !stop.IsCancellationRequested; n++)
        {
            var (text, now) = (n.ToString(CultureInfo.InvariantCulture), TimeProvider.System.Now());
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var account = new Account(ids.New<Account>(), $"{text}@hammer.example", now);
            db.Add(account);
            db.Add(new Grant(ids.New<Grant>(), account.Id, text, now, "hammer"));
            db.Add(new Person(ids.New<Person>(), "hammer") { Number = text });
            db.Add(new AuditEntry(ids.New<AuditEntry>(), now, "test", "hammer", text));
            db.Add(new OutboxMessage(ids.New<OutboxMessage>(), $"hammer:{text}", "hammer", text, now.AddYears(1)));
            await db.SaveChangesAsync();
            await db
                .People.Where(p => p.Organisation == "hammer" && p.Number == "0")
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, n));
            await transaction.CommitAsync();
            Volatile.Write(ref written, n);
        }
    }
}
