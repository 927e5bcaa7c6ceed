using System.Net;
using Binome.Enrolment;
using Binome.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Peers;

public sealed class PeersTests
{
    [Theory, BothDatabases]
    public async Task Groups_are_shown_before_they_are_made_and_each_member_reads_who_the_others_are(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe, Eve);
        var manager = await circle.Wave.World.SignedIn(Manager);
        Assert.Contains("4 managers wish", (await manager.Get(circle.Wave.Call)).Text, StringComparison.Ordinal);
        var page = await manager.Get(circle.Peers);
        Assert.Equal("4 managers wait for a group of peers", page.Heading);
        page = await manager.Get($"{circle.Peers}?propose=1");
        Assert.Contains("1 manager fits nowhere yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("speak a language of theirs: Eve Testeve", page.Text, StringComparison.Ordinal);
        Assert.Empty(await circle.Seated()); // looked at: nothing happens
        page = await page.Submit("make");
        Assert.Equal("1 manager waits for a group of peers", page.Heading);
        Assert.Equal([Ann, Bob, Zoe], await circle.Seated());
        var mail = await circle.MailTo(Ann);
        Assert.Equal("Binôme: a message for you", mail.Subject);
        Assert.Contains($"Bob Testbob, {Bob}\nZoe Testzoe, {Zoe}\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", mail.Text, StringComparison.Ordinal);
        Assert.Empty((await circle.Wave.LettersTo(Eve)).Where(l => l.Text.Contains("/peers/", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            "a message for you",
            (await manager.Get($"/programmes/{circle.Wave.Programme.Id}/mails")).Text,
            StringComparison.Ordinal
        );
        var ann = await (await circle.Wave.World.SignedIn(Ann)).Get(circle.Wave.Form);
        Assert.Contains("Your group of peers: Bob Testbob, Zoe Testzoe.", ann.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_made_is_what_was_shown(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        var manager = await circle.Wave.World.SignedIn(Manager);
        var shown = await manager.Get($"{circle.Peers}?propose=1");
        await circle.Wish(Coordinator);
        var answer = await shown.Submit("make");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("look at them once more", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Colin", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await circle.Seated());
        await answer.Submit("make");
        Assert.Equal(4, (await circle.Seated()).Count);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_with_somebody_above_them_and_a_later_line_is_shown(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        var (ann, zoe) = (await circle.Wave.IdOf(Ann), await circle.Wave.IdOf(Zoe));
        await using var db = circle.Wave.World.Database.Open();
        db.Lines.Add(new(ann, zoe, 3));
        await db.SaveChangesAsync();
        var manager = await circle.Wave.World.SignedIn(Manager);
        var page = await manager.Get($"{circle.Peers}?propose=1");
        Assert.Contains("3 managers fit nowhere yet", page.Text, StringComparison.Ordinal);
        await db.Lines.ExecuteDeleteAsync();
        page = await circle.Form();
        Assert.DoesNotContain("above another by now", page.Text, StringComparison.Ordinal);
        db.ChangeTracker.Clear();
        db.Lines.Add(new LineAbove(ann, zoe, 3));
        await db.SaveChangesAsync();
        Assert.Contains("above another by now", (await manager.Get(circle.Peers)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_sealed_or_gone_is_in_a_group_and_managers_alone_see_it(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe, Coordinator);
        await using (var db = circle.Wave.World.Database.Open())
        {
            var zoe = await circle.Wave.IdOf(Zoe);
            await db
                .Participants.Where(p => p.PersonId == zoe) // even if the wish had stayed
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, Discretion.Sealed));
            await db.People.Where(p => p.Email == Bob).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, new DateOnly(2020, 1, 1)));
        }
        var manager = await circle.Wave.World.SignedIn(Manager);
        var page = await manager.Get($"{circle.Peers}?propose=1");
        Assert.Equal("2 managers wait for a group of peers", page.Heading);
        Assert.DoesNotContain("Zoe", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[type=submit].primary, form[name=make] button"));
        foreach (var other in new[] { Ann, Coordinator, SealedCoordinator })
            Assert.Equal(HttpStatusCode.NotFound, (await (await circle.Wave.World.SignedIn(other)).Get(circle.Peers)).Status);
    }

    /// <summary>For the past too: the mails that named them are written anew, and nobody is told why somebody is gone.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_becomes_sealed_leaves_silently_and_their_name_leaves_the_mails(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        await circle.Form();
        Assert.Contains(Zoe, (await circle.MailTo(Ann)).Text, StringComparison.Ordinal);
        var before = (await circle.Wave.LettersTo(Ann)).Count;
        var zoe = await circle.Wave.World.SignedIn(Zoe);
        await (await zoe.Get($"{circle.Wave.Form}?as=mentee&step=discretion")).Submit("discretion", ("discretion", "3"));
        Assert.Equal([Ann, Bob], await circle.Seated());
        Assert.Equal(before, (await circle.Wave.LettersTo(Ann)).Count);
        await using var db = circle.Wave.World.Database.Open();
        var texts = await db.ProgrammeMails.Where(m => m.Kind == "peers.mail.group").Select(m => m.Text).ToListAsync();
        Assert.Equal(3, texts.Count);
        Assert.DoesNotContain(texts, t => t.Contains("Zoe Test", StringComparison.Ordinal) || t.Contains(Zoe, StringComparison.Ordinal)); // three letters may stand in a link
        Assert.Contains(texts, t => t.Contains(Bob, StringComparison.Ordinal));
        var ann = await (await circle.Wave.World.SignedIn(Ann)).Get(circle.Wave.Form);
        Assert.Contains("Your group of peers: Bob Testbob.", ann.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody has left it since", ann.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_withdraws_leaves_and_one_alone_is_no_group(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        await circle.Form();
        foreach (var email in new[] { Zoe, Bob })
            await (await (await circle.Wave.World.SignedIn(email)).Get($"{circle.Wave.Form}?as=mentee")).Submit("withdraw");
        Assert.Empty(await circle.Seated());
        await using var db = circle.Wave.World.Database.Open();
        Assert.NotNull((await db.PeerGroups.SingleAsync()).ClosedAt);
        var ann = await (await circle.Wave.World.SignedIn(Ann)).Get(circle.Wave.Form);
        Assert.Contains("You wait for a group of peers.", ann.Text, StringComparison.Ordinal);
        Assert.NotNull((await circle.Wave.PartOf(Ann))!.WishesPeersAt);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_erased_is_in_no_group_and_in_no_mail_of_one(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        await circle.Form();
        await circle.MailTo(Ann);
        var zoe = await circle.Wave.World.SignedIn(Zoe);
        Assert.Contains("Bob Testbob", (await zoe.Get("/account/data")).Text, StringComparison.Ordinal);
        await using (var scope = circle.Wave.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Binome.Platform.BinomeDb>();
            var viewer = new Viewer(Guid.NewGuid(), await circle.Wave.IdOf(Zoe), Person.MainOrganisation, "test", false);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<ErasePerson>().Run(viewer, default);
            await transaction.CommitAsync();
        }
        Assert.Equal([Ann, Bob], await circle.Seated());
        await using var after = circle.Wave.World.Database.Open();
        Assert.DoesNotContain(
            await after.ProgrammeMails.Select(m => m.Text).ToListAsync(),
            t => t.Contains("Zoe", StringComparison.Ordinal)
        );
    }

    /// <summary>Through the directory, by whoever imports it.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_leaves_the_company_leaves_the_group(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        await circle.Form();
        var zoe = await circle.Wave.IdOf(Zoe);
        await using (var scope = circle.Wave.World.Services.CreateAsyncScope())
        {
            foreach (var reaction in scope.ServiceProvider.GetServices<Binome.Platform.IReact<PeopleLeft>>())
                await reaction.On(new([zoe], circle.Wave.World.Clock.GetUtcNow().UtcDateTime), default);
            await scope.ServiceProvider.GetRequiredService<Binome.Platform.BinomeDb>().SaveChangesAsync();
        }
        Assert.Equal([Ann, Bob], await circle.Seated());
        Assert.Null((await circle.Wave.PartOf(Zoe))!.WishesPeersAt);
    }
}
