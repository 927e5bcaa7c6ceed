using System.Net;
using System.Text.RegularExpressions;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Accounts;

public sealed class SignInTests
{
    private const string Ann = "ann@group.example";

    [Theory, BothDatabases]
    public async Task A_colleague_gets_a_link_by_mail_and_only_its_button_signs_in(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        var visitor = world.Visitor();
        var sent = await (await visitor.Get("/sign-in")).Submit("request", ("email", "Ann@Group.Example"));
        Assert.Equal("/sign-in/sent", sent.Path);
        await world.Drain();
        var letter = Assert.Single(await Letters(world));
        Assert.Equal(Ann, letter.To);
        var link = Link(letter);

        await visitor.Get(link); // a scanner follows links
        Assert.Equal("/sign-in?back=%2F", (await visitor.Get("/")).Path);
        var home = await (await visitor.Get(link)).Submit("sign-in");
        Assert.Equal("/", home.Path);
        Assert.Contains("Ann Able", home.Text, StringComparison.Ordinal);
        var again = await world.Visitor().Get(link);
        Assert.Equal("This link no longer works", again.Heading);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        var known = await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        var unknown = await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", "nobody@group.example"));
        Assert.Equal(known.Html, unknown.Html);
        await world.Drain();
        Assert.Equal(Ann, Assert.Single(await Letters(world)).To);
    }

    [Theory, BothDatabases]
    public async Task A_link_dies_after_fifteen_minutes(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain();
        var link = Link(Assert.Single(await Letters(world)));
        var page = await world.Visitor().Get(link);
        world.Clock.Move(TimeSpan.FromMinutes(15));
        var late = await page.Submit("sign-in");
        Assert.Contains("This link was used already, or is older than it may be", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
    }

    [Theory, BothDatabases]
    public async Task A_sixth_link_within_an_hour_is_not_made(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        for (var i = 0; i < 7; i++)
            await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain();
        Assert.Equal(5, (await Letters(world)).Count);
    }

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

    [Theory, BothDatabases]
    public async Task The_first_link_names_the_first_administrator_once(Store store)
    {
        await using var world = await World.Start(store);
        string one,
            two;
        await using (var db = world.Database.Open())
        {
            var links = new SignInLinks(db, new Ids(world.Clock), world.Clock);
            (one, two) = (links.MakeFirst(), links.MakeFirst());
            await db.SaveChangesAsync();
        }
        var page = await (await world.Visitor("fr").Get($"/sign-in/{one}")).Submit("sign-in", ("email", "pas une adresse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Cela ne ressemble pas à une adresse", page.Text, StringComparison.Ordinal);
        Assert.Equal("pas une adresse", page.Document.QuerySelector("input[name=email]")!.GetAttribute("value"));
        var home = await page.Submit("sign-in", ("email", "Chief@Group.Example"));
        Assert.Equal("Trois pas vers un premier programme", home.Heading);
        var late = await (await world.Visitor().Get($"/sign-in/{two}")).Submit("sign-in", ("email", "thief@group.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
    }

    [Theory, BothDatabases]
    public async Task A_form_grown_stale_gets_a_page_and_never_an_empty_answer(Store store)
    {
        await using var world = await World.Start(store);
        var answer = await world.Visitor("fr").Post("/sign-in", new FormUrlEncodedContent([new("_handler", "request"), new("email", Ann)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Ce formulaire avait trop vieilli", answer.Heading);
    }

    private static async Task Employ(World world, string email)
    {
        await using var db = world.Database.Open();
        db.People.Add(
            new Person(new Ids(world.Clock).New<Person>(), Person.MainOrganisation)
            {
                Email = email,
                FirstName = "Ann",
                LastName = "Able",
            }
        );
        await db.SaveChangesAsync();
    }

    private static async Task<List<Letter>> Letters(World world)
    {
        await using var db = world.Database.Open();
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "mail").ToListAsync();
        return
        [
            .. messages.Select(m =>
                System.Text.Json.JsonSerializer.Deserialize<Letter>(m.Payload, System.Text.Json.JsonSerializerOptions.Web)!
            ),
        ];
    }

    private static string Link(Letter letter) => Regex.Match(letter.Text, "http://binome.example(/sign-in/\\S+)").Groups[1].Value;
}
