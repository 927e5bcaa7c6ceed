using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Platform.Outbox;

public sealed class DailyTests
{
    [Theory, BothDatabases]
    public async Task What_fails_in_the_daily_round_takes_nothing_from_the_rest_and_is_tried_again(Store store)
    {
        var log = new CapturedLog();
        await using var world = await World.Start(
            store,
            change: builder => builder.Services.AddScoped<ITidy, Fails>().AddScoped<ITidy, Writes>(),
            log: log
        );
        await using (var scope = world.Services.CreateAsyncScope())
        {
            await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        await world.Drain();
        await using var db = world.Database.Open();
        Assert.Equal("after", (await db.AuditEntries.SingleAsync(e => e.Actor == "test")).Act); // nothing of the one that failed
        Assert.Contains("A part of the daily round failed: Fails: TimeoutException", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@group.example", log.Text, StringComparison.Ordinal);
        var rounds = await db.OutboxMessages.Where(m => m.Kind == Daily.OutboxKind).OrderBy(m => m.NotBefore).ToListAsync();
        Assert.Equal(("TimeoutException", 1, 0), (rounds[0].Trouble, rounds[0].Attempts, rounds[1].Attempts)); // again, and tomorrow's is planned
    }

    private static AuditEntry Entry(string act) => new(new Id<AuditEntry>(Guid.NewGuid()), TimeProvider.System.Now(), "test", act, "");

    private sealed class Fails(BinomeDb db) : ITidy
    {
        public Task Tidy(DateTime now, CancellationToken stop)
        {
            db.AuditEntries.Add(Entry("began"));
            throw new TimeoutException("zoe@group.example does not answer");
        }
    }

    private sealed class Writes(BinomeDb db) : ITidy
    {
        public async Task Tidy(DateTime now, CancellationToken stop)
        {
            db.AuditEntries.Add(Entry("after"));
            await db.SaveChangesAsync(stop);
        }
    }
}
