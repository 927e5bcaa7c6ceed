using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class TidyTests
{
    [Theory, BothDatabases]
    public async Task The_daily_round_removes_what_privacy_promises_and_plans_the_next(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        await world.SignedIn(Ann); // a link, a login and the key of a form
        await using (var scope = world.Services.CreateAsyncScope())
        {
            await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        await world.Drain();
        Assert.Equal((1, 1, 1), await Counts(world));
        world.Clock.Move(TimeSpan.FromDays(2));
        await world.Drain();
        Assert.Equal((0, 1, 1), await Counts(world));
        world.Clock.Move(TimeSpan.FromDays(6));
        await world.Drain();
        Assert.Equal((0, 1, 0), await Counts(world));
        world.Clock.Move(TimeSpan.FromDays(90));
        await world.Drain();
        Assert.Equal((0, 0, 0), await Counts(world));
    }

    private static async Task<(int Links, int Logins, int Forms)> Counts(World world)
    {
        await using var db = world.Database.Open();
        return (await db.SignInLinks.CountAsync(), await db.Logins.CountAsync(), await db.PostedForms.CountAsync());
    }
}
