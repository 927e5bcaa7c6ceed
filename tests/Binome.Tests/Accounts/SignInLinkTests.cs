using System.Net;
using Binome.Accounts;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class SignInLinkTests
{
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
}
