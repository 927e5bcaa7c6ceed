using System.Collections.Concurrent;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Platform.Outbox;

public sealed class OutboxTests
{
    [Theory, BothDatabases]
    public async Task What_fails_is_tried_again_ever_later_and_at_last_waits_for_somebody(Store store)
    {
        await using var world = await With(store, new Act(_ => throw new TimeoutException("zoe@group.example does not answer")));
        await Add(world, 1);
        var waits = new List<double>();
        for (var attempt = 1; attempt <= OutboxMessage.MostAttempts; attempt++)
        {
            await world.Drain();
            await using var db = world.Database.Open();
            var message = await db.OutboxMessages.SingleAsync();
            Assert.Equal((attempt, "TimeoutException"), (message.Attempts, message.Trouble));
            waits.Add((message.NotBefore - world.Clock.Now()).TotalSeconds);
            world.Clock.Move(message.NotBefore - world.Clock.Now());
        }
        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 5120], waits.Take(11));
        Assert.All(waits.Skip(10), w => Assert.Equal(5120, w));
        await world.Drain();
        await using var after = world.Database.Open();
        Assert.Equal(OutboxMessage.MostAttempts, (await after.OutboxMessages.SingleAsync()).Attempts);
    }

    [Theory, BothDatabases]
    public async Task A_failure_keeps_nothing_of_what_it_had_begun(Store store)
    {
        var calls = 0;
        await using var world = await With(
            store,
            new Act(db =>
            {
                var now = new DateTime(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);
                db.AuditEntries.Add(new AuditEntry(new Id<AuditEntry>(Guid.NewGuid()), now, "test", "began", ""));
                if (calls++ == 0) // what the database refuses fails like what throws
                    db.OutboxMessages.Add(new OutboxMessage(new Id<OutboxMessage>(Guid.NewGuid()), "test:0", "other", "", now));
                else if (calls == 2)
                    throw new InvalidOperationException();
            })
        );
        await Add(world, 1);
        foreach (var (audit, done) in ((int, bool)[])[(0, false), (0, false), (1, true)])
        {
            await world.Drain();
            await using var db = world.Database.Open();
            Assert.Equal(audit, await db.AuditEntries.CountAsync(e => e.Act == "began"));
            var message = await db.OutboxMessages.SingleAsync();
            Assert.Equal((done, done ? "" : "1"), (message.DoneAt is not null, message.Payload));
            world.Clock.Move(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Somebody was erased, say, while their mail was on its way: what it was about is no more.</summary>
    [Theory, BothDatabases]
    public async Task What_is_deleted_while_it_is_carried_out_stops_nothing(Store store)
    {
        await using var world = await With(store, new Act(db => db.OutboxMessages.ExecuteDelete()));
        await Add(world, 1);
        await world.Drain();
        await using var db = world.Database.Open();
        Assert.Empty(await db.OutboxMessages.ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task Several_workers_never_have_one_message_twice_at_once(Store store)
    {
        const int messages = 60;
        var handled = new ConcurrentDictionary<string, int>();
        await using var world = await With(store, new Act(handled));
        await Add(world, messages);
        var workers = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<OutboxWorker>(world.Services));
        await Task.WhenAll(
            workers.Select(worker =>
                Task.Run(async () =>
                {
                    while (await worker.One(default)) { }
                })
            )
        );
        await world.Drain(); // a worker that finds the next row taken goes home early
        Assert.Equal(messages, handled.Count);
        Assert.All(handled.Values, times => Assert.Equal(1, times));
        await using var db = world.Database.Open();
        Assert.Equal(messages, await db.OutboxMessages.CountAsync(m => m.DoneAt != null && m.Attempts == 1));
    }

    [Theory, BothDatabases]
    public async Task What_it_carried_is_wiped_when_done_except_where_the_mailbox_page_shows_it(Store store)
    {
        foreach (var (environment, kept) in ((string, string)[])[("Production", ""), ("Development", "1")])
        {
            await using var world = await With(store, new Act(_ => { }), environment);
            await Add(world, 1);
            await world.Drain();
            await using var db = world.Database.Open();
            Assert.Equal(kept, (await db.OutboxMessages.SingleAsync()).Payload);
        }
    }

    [Theory, BothDatabases]
    public async Task A_process_killed_between_sending_and_done_sends_again_under_the_same_number(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using var server = new SmtpServer();
        await using (var db = database.Open())
        {
            var now = TimeProvider.System.Now();
            const string letter = """{"to":"zoe@group.example","subject":"Tuesday","text":"Nine."}""";
            db.OutboxMessages.Add(new OutboxMessage(new Ids(TimeProvider.System).New<OutboxMessage>(), "test", "mail", letter, now));
            await db.SaveChangesAsync();
        }
        var ask = BuiltCommand.Ask(database.Store, "serve", "--urls", "http://127.0.0.1:0");
        ask.Environment["Binome__Mail__Host"] = "127.0.0.1";
        ask.Environment["Binome__Mail__Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using (var first = BuiltCommand.Start(ask))
        {
            server.BeforeAnswer = async () =>
            {
                first.Kill();
                await first.WaitForExitAsync();
            };
            await BuiltCommand.End(first);
        }
        server.BeforeAnswer = () => Task.CompletedTask;
        await using (var db = database.Open())
        {
            Assert.Null((await db.OutboxMessages.SingleAsync(m => m.Kind == "mail")).DoneAt);
            var now = TimeProvider.System.Now(); // five minutes later
            await db.OutboxMessages.ExecuteUpdateAsync(m => m.SetProperty(x => x.NotBefore, now));
        }
        using var second = BuiltCommand.Start(ask);
        var ending = BuiltCommand.End(second);
        for (var i = 0; i < 300 && await Undone(database); i++)
            await Task.Delay(100);
        second.Kill();
        await ending;
        Assert.False(await Undone(database));
        Assert.Equal(2, server.Letters.Count);
        Assert.Single(server.Letters.Select(MessageId).Distinct());
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_full_once_and_then_ever_less_often()
    {
        var log = new CapturedLog();
        await using var world = await World.Start(Store.Postgres, log: log);
        await using (var db = world.Database.Open())
            await db.Database.EnsureDeletedAsync();
        var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(world.Services);
        await worker.StartAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(4));
        await worker.StopAsync(default);
        var told = log.Text.Split('\n').Where(line => line.Contains("\"Error\"", StringComparison.Ordinal)).ToList();
        Assert.InRange(told.Count, 3, 8); // at a quarter of a second there would be sixteen and more
        Assert.Equal(2, told.Count(line => line.Contains("   at ", StringComparison.Ordinal))); // of long work, and of the rest
    }

    [Theory, BothDatabases]
    public async Task Nodes_that_start_at_once_plan_one_round_a_day_and_none_complains(Store store)
    {
        var log = new CapturedLog();
        await using var world = await World.Start(store, log: log);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(world.Greeting)));
        Assert.DoesNotContain("\"Error\"", log.Text, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.Kind == Daily.OutboxKind));
    }

    private static async Task<bool> Undone(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.OutboxMessages.AnyAsync(m => m.Kind == "mail" && m.DoneAt == null);
    }

    private static string MessageId(string letter) =>
        letter.Split('\n').Single(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));

    private static async Task<World> With(Store store, Act act, string environment = "Production") =>
        await World.Start(store, environment, builder => builder.Services.AddSingleton(act).AddScoped<IHandle, Acting>());

    private static async Task Add(World world, int count)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var consequences = scope.ServiceProvider.GetRequiredService<Consequences>();
        for (var i = 0; i < count; i++)
        {
            await consequences.Add("test", $"test:{i}", 1);
            await consequences.Add("test", $"test:{i}", 1); // adding it twice adds it once
        }
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
    }

    /// <summary>What the handler of this test does.</summary>
    private sealed class Act(Action<BinomeDb> act)
    {
        private readonly ConcurrentDictionary<string, int>? handled;

        public Act(ConcurrentDictionary<string, int> handled)
            : this(_ => { }) => this.handled = handled;

        public async Task On(OutboxMessage message, BinomeDb db)
        {
            handled?.AddOrUpdate(message.Key, 1, (_, times) => times + 1);
            if (handled is not null)
                await Task.Delay(5); // time for another to take it too
            act(db);
        }
    }

    private sealed class Acting(Act act, BinomeDb db) : IHandle
    {
        public string Kind => "test";

        public Task Handle(OutboxMessage message, CancellationToken stop) => act.On(message, db);
    }
}
