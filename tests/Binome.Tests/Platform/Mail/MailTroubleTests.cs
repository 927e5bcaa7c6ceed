using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Platform.Mail;

/// <summary>Letters through a mail server that is away, slow, busy or rude: none is lost, none comes twice, and one that had to would be known by its Message-ID.</summary>
public sealed class MailTroubleTests
{
    /// <summary>Of 10,000 one may come twice; so many fit into a quick test, in which none may. The soak sends all 10,000.</summary>
    private const int Letters = 24;

    [Theory, BothDatabases]
    public async Task A_server_that_is_away_for_an_hour_gets_every_letter_once(Store store)
    {
        await using var server = await MailServer.Start();
        await using var world = await MailTests.Served(store, server.Port);
        var ids = await Write(world, Letters);
        await server.Close();
        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            await world.Drain();
            world.Clock.Move(TimeSpan.FromMinutes(10));
        }
        Assert.Empty(server.Taken);
        await server.Open();
        await Deliver(world);
        await Came(server, ids);
    }

    [Theory, BothDatabases]
    public async Task A_server_that_is_busy_slow_or_hangs_up_gets_every_letter_once(Store store)
    {
        await using var server = await MailServer.Start();
        server.Behave("ok", "451", "cut", "bye", "slow", "ok");
        await using var world = await MailTests.Served(store, server.Port);
        var ids = await Write(world, Letters);
        await Deliver(world);
        Assert.Equal(["451", "bye", "cut", "ok", "slow"], server.Did.Distinct().Order(StringComparer.Ordinal));
        await Came(server, ids);
    }

    [Theory, BothDatabases]
    public async Task A_letter_whose_answer_was_lost_comes_again_under_the_same_number(Store store)
    {
        await using var server = await MailServer.Start();
        server.Behave("deaf");
        await using var world = await MailTests.Served(store, server.Port);
        var ids = await Write(world, 1);
        await world.Drain();
        server.Behave("ok");
        await Deliver(world);
        Assert.Equal([ids[0], ids[0]], (await server.Read()).Select(m => m.Id));
    }

    /// <summary>Lets time pass until nothing waits any more.</summary>
    internal static async Task Deliver(World world)
    {
        for (var tries = 0; tries < OutboxMessage.MostAttempts; tries++)
        {
            await world.Drain();
            await using var db = world.Database.Open();
            var waiting = await db.OutboxMessages.Where(m => m.DoneAt == null && m.Attempts < OutboxMessage.MostAttempts).ToListAsync();
            if (waiting.Count == 0)
                break;
            world.Clock.Move(waiting.Max(m => m.NotBefore) - world.Clock.Now());
        }
    }

    /// <summary>Message-IDs of letters that wait.</summary>
    internal static async Task<List<string>> Write(World world, int count)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var post = scope.ServiceProvider.GetRequiredService<Post>();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        for (var i = 0; i < count; i++)
            await post.Send($"test:{i}", new($"person.{i}@group.example", "À mardi", "Bonjour,\n\nÀ mardi !\n"));
        await db.SaveChangesAsync();
        return [.. (await db.OutboxMessages.Select(m => m.Id).ToListAsync()).Select(id => $"<{id}@binome.example>")];
    }

    private static async Task Came(MailServer server, List<string> ids) =>
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await server.Read()).Select(m => m.Id).Order(StringComparer.Ordinal));
}
