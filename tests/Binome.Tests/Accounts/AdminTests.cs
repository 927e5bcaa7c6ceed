using System.Net;
using Binome.Platform;
using Binome.Platform.Audit;
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
    public async Task A_mail_server_that_is_away_is_something_to_look_at_with_its_cause(Store store)
    {
        await using var world = await World.Start(
            store,
            change: b => (b.Configuration["Binome:Mail:Host"], b.Configuration["Binome:Mail:Port"]) = ("127.0.0.1", "1")
        );
        var admin = await world.Administrator();
        Assert.Contains("Things to look at: 1", (await (await admin.Get("/admin")).Submit("test-mail")).Text, StringComparison.Ordinal);
        await world.Drain();
        var page = await admin.Get("/admin");
        Assert.Contains("Things to look at: 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 message was tried and could not leave", page.Text, StringComparison.Ordinal);
        Assert.Contains("SmtpException: ConnectionRefused", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task As_many_things_are_marked_as_are_counted_and_an_old_backup_is_one(Store store)
    {
        await using var world = await World.Start(store, change: b => b.Configuration["Binome:PublicUrl"] = "");
        var admin = await world.Administrator();
        await Marked(3, "Mail is not set up", "guessed: set", "never: run");
        await using (var db = world.Database.Open())
        {
            db.AuditEntries.Add(
                new(new Ids(world.Clock).New<AuditEntry>(), world.Clock.Now(), "test", Binome.Platform.Backup.Backup.Act, "")
            );
            await db.SaveChangesAsync();
        }
        await Marked(2, "Mail is not set up", "guessed: set");
        world.Clock.Move(TimeSpan.FromHours(49));
        admin = await world.Administrator();
        await Marked(3, "Mail is not set up", "guessed: set", "more than two days ago");

        async Task Marked(int count, params string[] said)
        {
            var page = await admin.Get("/admin");
            Assert.Contains($"Things to look at: {count}", page.Text, StringComparison.Ordinal);
            var marks = page.Document.QuerySelectorAll(".notice.warn").Select(m => m.TextContent).ToList();
            Assert.Equal(count, marks.Count);
            Assert.All(said, one => Assert.Contains(marks, m => m.Contains(one, StringComparison.Ordinal)));
        }
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
        Assert.Contains("message given up after about 16 hours of attempts", page.Text, StringComparison.Ordinal);
        await page.Submit("retry");
        await using var after = world.Database.Open();
        Assert.Equal(0, (await after.OutboxMessages.SingleAsync()).Attempts);
    }

    [Theory, BothDatabases]
    public async Task Administrators_name_and_relieve_each_other_and_the_last_one_stays(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var admin = await world.Administrator();
        var page = await admin.Get("/admin");
        Assert.Contains("The only one: name another first", page.Text, StringComparison.Ordinal);
        var wrong = await page.Submit("name", ("email", "ann"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        page = await page.Submit("name", ("email", Ann));
        var ann = await world.SignedIn(Ann);
        Assert.Contains("Ann Able", (await ann.Get("/admin")).Text, StringComparison.Ordinal);

        var mine = Take(await ann.Get("/admin"), "admin@binome.example");
        var relieved = await (await ann.Get(mine)).Submit("revoke");
        Assert.Equal("/admin", relieved.Path);
        Assert.DoesNotContain("admin@binome.example", relieved.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await admin.Get("/admin")).Path.Split('?')[0]);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "accounts.audit.revoked"));
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_take_the_role_from_each_other_one_is_refused(Store store)
    {
        await using var world = await World.Start(store);
        var (one, two) = (await world.Administrator("one@binome.example"), await world.Administrator("two@binome.example"));
        var (first, second) = (await one.Get("/admin"), await two.Get("/admin"));
        var pages = new[] { await one.Get(Take(first, "two@binome.example")), await two.Get(Take(second, "one@binome.example")) };
        var answers = await Task.WhenAll(pages.Select(p => p.Submit("revoke")));
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.Grants.CountAsync());
        Assert.Contains(
            answers,
            a => a.Status == HttpStatusCode.UnprocessableEntity || a.Path.StartsWith("/sign-in", StringComparison.Ordinal)
        );
    }

    [Theory, BothDatabases]
    public async Task Who_has_left_is_no_administrator_to_count_on(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var admin = await world.Administrator();
        var page = await (await admin.Get("/admin")).Submit("name", ("email", Ann));
        await using (var db = world.Database.Open())
            await db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, new DateOnly(2027, 1, 1)));
        var asked = await admin.Get(Take(page, "admin@binome.example"));
        var refused = await asked.Submit("revoke");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("last administrator who can sign in", refused.Text, StringComparison.Ordinal);
    }

    private static string Take(Page page, string of) =>
        page
            .Document.QuerySelectorAll("#admins ~ div tr, section[aria-labelledby=admins] tr")
            .First(row => row.TextContent.Contains(of, StringComparison.Ordinal))
            .QuerySelector("a")!
            .GetAttribute("href")!;
}
