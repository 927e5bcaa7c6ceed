using Binome.Enrolment;
using Binome.Platform;
using Binome.Tests.Pairings;
using Binome.Tests.Routes;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Home;

public sealed class HomeTests
{
    [Theory, BothDatabases]
    public async Task An_administrator_reads_the_three_first_steps(Store store)
    {
        await using var world = await World.Start(store);
        var page = await (await world.Administrator()).Get("/");
        Assert.Equal(
            ["/people/imports", "/programmes/new", "/admin"],
            page.Document.QuerySelectorAll("main a.button").Select(a => a.GetAttribute("href"))
        );
        Assert.Single(page.Document.QuerySelectorAll("main .primary"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/pairing']")); // two lists need no programme
    }

    [Theory, BothDatabases]
    public async Task Where_there_is_a_programme_an_administrator_is_led_to_no_first_one(Store store)
    {
        await using var wave = await Wave.Start(store);
        var page = await (await wave.World.Administrator()).Get("/");
        Assert.Empty(page.Document.QuerySelectorAll("main .primary"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/people/imports']"));
    }

    [Theory, BothDatabases]
    public async Task A_sponsor_finds_the_report_of_a_programme_that_is_over(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var programme = furnished.Places["programme"];
        await using (var db = furnished.World.Database.Open())
        {
            var sponsored = Id<Binome.Programmes.Programme>.Parse(programme)!.Value;
            (await db.Programmes.SingleAsync(p => p.Id == sponsored)).Close(furnished.World.Clock.Now());
            await db.SaveChangesAsync();
        }
        var page = await (await furnished.As(Role.Sponsor)).Get("/");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/programmes/{programme}/report']"));
    }

    [Theory, BothDatabases]
    public async Task A_colleague_reads_that_nothing_waits_and_what_will_be_here(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var page = await (await world.SignedIn(Ann, "fr")).Get("/");
        Assert.Equal("Bonjour Ann Able", page.Heading);
        Assert.Contains("Rien ne vous attend aujourd’hui", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_pair_that_waits_for_an_answer_stands_large_with_the_one_gesture(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var page = await (await wave.As("3")).Get("/");
        Assert.Equal("Et maintenant\u202f?", page.Heading);
        Assert.Equal($"/pairings/{pairing}", page.Document.QuerySelectorAll("main .primary").Single().GetAttribute("href"));
        Assert.Contains("Maëlle Quiniou et vous pourriez former un binôme", page.Text, StringComparison.Ordinal);
        await wave.Accept(pairing, "3");
        page = await (await wave.As("3")).Get("/");
        Assert.Contains("n’a pas encore répondu", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maëlle", (await (await wave.As("0")).Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_waits_reads_where_they_stand_and_no_rank(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using (var db = wave.World.Database.Open())
        {
            db.ParticipantTopics.Add(new(await wave.Part(db, "3"), "data", 3)); // which no mentor offers
            (await db.Programmes.SingleAsync()).Match();
            await db.SaveChangesAsync();
        }
        var page = await (await wave.As("3", "en")).Get("/");
        Assert.Contains("You are part of the next round of pairs", page.Text, StringComparison.Ordinal);
        Assert.Contains($"ask for: {Binome.Programmes.ShippedTopics.NameOf("data")}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Binome.Programmes.ShippedTopics.NameOf("ai"), page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_manager_reads_what_each_programme_wants_and_a_pair_unannounced_is_nobodys(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Announced("2", "3");
        await wave.Publish("1", ("4", "7"));
        await Wave.Import(wave.World, Wave.MaelleBelowBertrand);
        var page = await (await wave.As("1", "en")).Get("/");
        Assert.Contains("1 pair is against a rule", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 pair is not announced yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 mentee waits for a mentor", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pair is against", (await (await wave.As("2", "en")).Get("/")).Text, StringComparison.Ordinal);
        page = await (await wave.As("7", "en")).Get("/");
        Assert.DoesNotContain("Théo", page.Text, StringComparison.Ordinal);
        Assert.Contains("You are enrolled in Vague 1", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_manager_reads_how_many_pairs_do_not_go_on_by_themselves(Store store)
    {
        await using var met = await Met.Start(store);
        var starts = met.Wave.World.Clock.Now();
        await met.Until(starts.AddDays(13));
        Assert.DoesNotContain("by itself", (await (await met.As("1", "en")).Get("/")).Text, StringComparison.Ordinal);
        await met.Until(starts.AddDays(15)); // two weeks after both said yes
        var page = await (await met.As("1", "en")).Get("/");
        var line = page.Document.QuerySelectorAll("main li a").Single(a => a.TextContent == "1 pair does not go on by itself");
        Assert.Equal($"/programmes/{met.Wave.Programme}/overview#todo", line.GetAttribute("href"));
        await met.Agreed();
        Assert.DoesNotContain("by itself", (await (await met.As("1", "en")).Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_invitation_and_an_unfinished_form_wait_for_their_reader(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using (var db = wave.World.Database.Open())
        {
            var (ids, now) = (new Ids(wave.World.Clock), wave.World.Clock.Now());
            db.Invitations.Add(
                new(ids.New<Invitation>(), wave.Programme, await Wave.PersonOf(db, "5"), ParticipantKind.Mentor, now, "test")
            );
            db.Participants.Add(
                new(ids.New<Participant>(), wave.Programme, await Wave.PersonOf(db, "8"), ParticipantKind.Mentee, Aliases.Of(20), now)
            );
            await db.SaveChangesAsync();
        }
        foreach (
            var (who, what, form) in new[]
            {
                ("5", "An invitation: Vague 1", "mentor"),
                ("8", "Your form for Vague 1 is not finished", "mentee"),
            }
        )
        {
            var page = await (await wave.As(who, "en")).Get("/");
            Assert.Contains(what, page.Text, StringComparison.Ordinal);
            var primary = page.Document.QuerySelectorAll("main .primary").Single();
            Assert.Equal($"/programmes/{wave.Programme}/enrolment?as={form}", primary.GetAttribute("href"));
        }
    }
}
