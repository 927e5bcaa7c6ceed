using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class LeaversTests
{
    [Theory, BothDatabases]
    public async Task An_administrator_who_leaves_is_out_at_once_and_keeps_no_role(Store store)
    {
        await using var world = await World.Start(store);
        await Import(world, "id,email,first_name,last_name,left\n1,ann@group.example,Ann,Able,\n");
        var visitor = await world.Administrator(Ann);
        Assert.Equal("/admin", (await visitor.Get("/admin")).Path);
        await Import(world, "id,email,first_name,last_name,left\n1,ann@group.example,Ann,Able,yes\n");
        Assert.StartsWith("/sign-in", (await visitor.Get("/admin")).Path, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.False(await db.Grants.AnyAsync());
        Assert.Null(await new SignInLinks(db, new Ids(world.Clock), world.Clock).Make(Ann, default));
    }

    [Theory, BothDatabases]
    public async Task A_newcomer_with_a_leavers_address_gets_an_account_of_their_own(Store store)
    {
        await using var world = await World.Start(store);
        await Import(world, "id,email,first_name,last_name,left\n1,ann@group.example,Ann,Able,\n");
        var former = await world.Administrator(Ann);
        await Import(world, "id,email,first_name,last_name,left\n1,former@group.example,Ann,Able,yes\n2,ann@group.example,Anna,New,\n");
        var newcomer = await world.SignedIn(Ann);
        Assert.Contains("Anna New", (await newcomer.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await newcomer.Get("/admin")).Status);
        Assert.StartsWith("/sign-in", (await former.Get("/")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_role_taken_back_is_gone_at_the_next_click(Store store)
    {
        await using var world = await World.Start(store);
        await world.Administrator("other@binome.example"); // the last one keeps it
        var visitor = await world.Administrator();
        await using (var scope = world.Services.CreateAsyncScope())
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<Grants>().Revoke("admin@binome.example", "test", default));
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        Assert.StartsWith("/sign-in", (await visitor.Get("/admin")).Path, StringComparison.Ordinal);
    }

    private static async Task Import(World world, string csv)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var preview = await scope
            .ServiceProvider.GetRequiredService<ImportDirectory>()
            .Run(file, "people.csv", new() { Organisation = Person.MainOrganisation }, "test");
        Assert.Empty(preview.Report.Refused);
    }
}
