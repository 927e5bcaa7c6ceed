using System.Net;
using Binome.Accounts;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class AccountTests
{
    [Theory, BothDatabases]
    public async Task The_button_pressed_twice_opens_one_login(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var visitor = await world.SignedIn(Ann);
        var account = await visitor.Get("/account");
        var first = account.Submit("sign-out");
        var second = account.Submit("sign-out");
        await Task.WhenAll(first, second);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "accounts.audit.signedOut"));
        Assert.Equal(1, await db.Logins.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Signing_out_everywhere_ends_the_other_browser_at_its_next_click(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var (office, home) = (await world.SignedIn(Ann), await world.SignedIn(Ann));
        Assert.Equal("/account", (await home.Get("/account")).Path);
        await (await office.Get("/account")).Submit("sign-out-everywhere");
        Assert.StartsWith("/sign-in", (await home.Get("/account")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_has_left_is_out_at_the_next_click_and_gets_no_link(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var visitor = await world.SignedIn(Ann);
        await using (var db = world.Database.Open())
            await db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, DateOnly.FromDateTime(world.Clock.Now())));
        Assert.StartsWith("/sign-in", (await visitor.Get("/account")).Path, StringComparison.Ordinal);
        await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain();
        await using var after = world.Database.Open();
        Assert.Equal(1, await after.SignInLinks.CountAsync()); // the first one alone
    }

    [Fact]
    public async Task A_form_behind_a_long_write_says_so_and_loses_nothing()
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await world.Visitor("fr").Get("/sign-in");
        await using var writer = world.Database.Open();
        await using var transaction = await writer.Database.BeginTransactionAsync(); // SQLite's only writer
        var answer = await page.Submit("request", ("email", Ann));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("La base est occupée", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, answer.Document.QuerySelector("input[name=email]")!.GetAttribute("value"));
    }
}
