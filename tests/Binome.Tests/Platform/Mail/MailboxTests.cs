using System.Net;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Platform.Mail;

public sealed class MailboxTests
{
    [Theory, BothDatabases]
    public async Task In_development_it_shows_each_mail_with_a_link_that_works(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        var visitor = world.Visitor("fr");
        await (await visitor.Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain();
        var mailbox = await visitor.Get("/mailbox");
        Assert.Contains("Votre lien vers Binôme", mailbox.Text, StringComparison.Ordinal);
        var link = mailbox.Document.QuerySelector("main a")!.GetAttribute("href")!;
        Assert.Equal("Bonjour Ann Able", (await (await visitor.Get(link)).Submit("sign-in")).Heading);
    }

    [Theory, BothDatabases]
    public async Task In_production_it_does_not_exist(Store store)
    {
        await using var world = await World.Start(store);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Get("/mailbox")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.Administrator()).Get("/mailbox")).Status);
    }
}
