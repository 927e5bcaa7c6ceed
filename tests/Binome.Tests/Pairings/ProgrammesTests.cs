using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Programmes;

namespace Binome.Tests.Pairings;

public sealed class ProgrammesTests
{
    [Theory, BothDatabases]
    public async Task Everybody_sees_what_they_run_what_they_are_in_and_what_is_open_to_them(Store store)
    {
        await using var world = await World.Start(store);
        var first = await Founded.Make(world, "First");
        var second = await Founded.Another(world, "Second");
        var third = await Founded.Another(world, "Third");
        foreach (var id in new[] { first, second })
            await Founded.Change(world, id, p => p.Enrol());
        await Founded.Change(world, second, p => p.Admit(new([], ["ES"], [])));
        await Founded.Join(world, third, Founded.Bob, ParticipantKind.Mentor, "slate-1");

        var zoe = await (await world.SignedIn(Founded.Zoe)).Get("/programmes");
        Assert.Contains("You run 3 programmes.", zoe.Text, StringComparison.Ordinal);
        Assert.Contains("Invite people and follow their answers", zoe.Text, StringComparison.Ordinal);

        var bob = await (await world.SignedIn(Founded.Bob)).Get("/programmes");
        Assert.Equal("You take part in 1 programme. 1 programme is open to you.", bob.Document.QuerySelector(".lede")!.TextContent.Trim());
        Assert.Contains("As a mentor:", bob.Text, StringComparison.Ordinal);
        Assert.Contains("First", bob.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Second", bob.Text, StringComparison.Ordinal);

        var carla = await (await world.SignedIn(Founded.Carla)).Get("/programmes");
        Assert.Contains("2 programmes are open to you.", carla.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Third", carla.Text, StringComparison.Ordinal); // neither a draft nor who is in it
    }

    [Theory, BothDatabases]
    public async Task An_administrator_sees_names_states_and_managers_and_nobody_else(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        var list = await (await world.Administrator()).Get("/programmes");
        Assert.Contains("Vague 1", list.Text, StringComparison.Ordinal);
        Assert.Contains("Zoé Roi", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob Lee", list.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_a_role_reads_what_it_lets_them_do_and_every_link_of_it_opens(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Enrol());
        var kinds = Enum.GetValues<RoleKind>().Where(k => k is not (RoleKind.Manager or RoleKind.Coordinator)).ToList();
        foreach (var kind in kinds)
            await Founded.Name(world, id, Founded.Bob, kind);
        var bob = await world.SignedIn(Founded.Bob);
        foreach (var path in new[] { "/programmes", "/" })
        {
            var band = (await bob.Get(path)).Document.QuerySelector("section[aria-labelledby=your-roles]")!;
            Assert.Equal(kinds.Count, band.QuerySelectorAll("li").Length);
            Assert.Contains("You alone know by name", band.TextContent, StringComparison.Ordinal);
            var links = band.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Contains($"/programmes/{id}/pairings", links);
            foreach (var link in links.Distinct())
                Assert.Equal(System.Net.HttpStatusCode.OK, (await bob.Get(link)).Status);
        }
        await Founded.Change(world, id, p => p.Close(world.Clock.Now()));
        var over = (await bob.Get("/programmes")).Document.QuerySelector("section[aria-labelledby=your-roles]")!;
        Assert.Contains("sponsor", Assert.Single(over.QuerySelectorAll("li")).TextContent, StringComparison.OrdinalIgnoreCase); // the report stays
    }

    [Theory, BothDatabases]
    public async Task A_sponsor_reads_counts_and_none_below_five(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Enrol());
        await Founded.Name(world, id, Founded.Helene, RoleKind.Sponsor);
        var few = await (await world.SignedIn(Founded.Helene)).Get($"/programmes/{id}");
        Assert.Equal(
            3,
            few.Document.QuerySelectorAll(".facts > *").Count(f => f.TextContent.Contains("fewer than 5", StringComparison.Ordinal))
        );
    }
}
