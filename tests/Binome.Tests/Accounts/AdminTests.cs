using System.Net;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class AdminTests
{
    [Theory, BothDatabases]
    public async Task It_does_not_exist_for_others(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var page = await (await world.SignedIn(Ann)).Get("/admin");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Nothing at this address", page.Heading);
    }

    [Theory, BothDatabases]
    public async Task It_says_what_is_missing_and_what_to_do(Store store)
    {
        await using var world = await World.Start(store);
        var page = await (await world.Administrator()).Get("/admin");
        Assert.Contains("Mail is not set up", page.Text, StringComparison.Ordinal);
        Assert.Contains("never: run", page.Text, StringComparison.Ordinal);
        Assert.Contains("http://binome.example/", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_test_mail_goes_to_the_administrator_through_the_outbox(Store store)
    {
        await using var world = await World.Start(store, change: b => b.Configuration["Binome:Mail:Host"] = "127.0.0.1");
        var admin = await world.Administrator();
        await (await admin.Get("/admin")).Submit("test-mail");
        Assert.Equal("admin@binome.example", Assert.Single(await Letters(world)).To);
    }

    [Theory, BothDatabases]
    public async Task Messages_given_up_are_tried_again_on_request(Store store)
    {
        await using var world = await World.Start(store);
        await using (var db = world.Database.Open())
        {
            var stuck = new OutboxMessage(new Ids(world.Clock).New<OutboxMessage>(), "k", "mail", "{}", world.Clock.Now());
            for (var i = 0; i < OutboxMessage.MostAttempts; i++)
                stuck.Claim(world.Clock.Now());
            db.OutboxMessages.Add(stuck);
            await db.SaveChangesAsync();
        }
        var page = await (await world.Administrator()).Get("/admin");
        Assert.Contains("message given up after a day of attempts", page.Text, StringComparison.Ordinal);
        await page.Submit("retry");
        await using var after = world.Database.Open();
        Assert.Equal(0, (await after.OutboxMessages.SingleAsync()).Attempts);
    }
}
