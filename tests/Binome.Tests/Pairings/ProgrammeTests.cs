using System.Net;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Programmes;

namespace Binome.Tests.Pairings;

public sealed class ProgrammeTests
{
    [Theory, BothDatabases]
    public async Task A_manager_reads_how_it_stands_and_what_is_next(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        Assert.Contains("4 people may join", (await zoe.Get($"/programmes/{id}")).Text, StringComparison.Ordinal);
        await Founded.Change(world, id, p => p.Enrol());
        var mentor = await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        var mentee = await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentee, "amber-1");
        await Invite(world, id, mentor.PersonId);
        var enrolling = await zoe.Get($"/programmes/{id}");
        Assert.Contains("2 are enrolled of 4 who may join: 1 mentor, 1 mentee.", enrolling.Text, StringComparison.Ordinal);
        Assert.Contains("0 people invited have not answered", enrolling.Text, StringComparison.Ordinal);
        await using (var db = world.Database.Open())
        {
            db.Participants.Add(
                new(new Ids(world.Clock).New<Participant>(), id, mentor.PersonId, ParticipantKind.Mentee, "mist-1", world.Clock.Now())
            );
            await db.SaveChangesAsync();
        }
        Assert.Contains("Fewer than 5 forms are begun", (await zoe.Get($"/programmes/{id}")).Text, StringComparison.Ordinal);
        await using (var db = world.Database.Open())
        {
            var pairing = new Pairing(
                new Ids(world.Clock).New<Pairing>(),
                id,
                Guid.Empty,
                mentor.Id,
                mentee.Id,
                1,
                "{}",
                world.Clock.Now(),
                "test"
            );
            pairing.Announce(world.Clock.Now());
            pairing.Conflicts("reportingLine", world.Clock.Now());
            db.Pairings.Add(pairing);
            await db.SaveChangesAsync();
        }
        await Founded.Change(world, id, p => p.Run());
        var running = await zoe.Get($"/programmes/{id}");
        Assert.Contains("1 pair runs.", running.Text, StringComparison.Ordinal);
        Assert.Contains("1 pair is against a rule since the directory changed", running.Text, StringComparison.Ordinal);
        Assert.Contains("1 pair waits for a yes", running.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for a mentor", running.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_may_join_reads_what_it_is_and_finds_the_way_in(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var carla = await world.SignedIn(Founded.Carla);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/programmes/{id}")).Status); // a draft
        await Founded.Change(world, id, p => p.Enrol());
        var open = await carla.Get($"/programmes/{id}");
        Assert.NotNull(open.Document.QuerySelector($"a[href='/programmes/{id}/enrolment?as=mentor']"));
        Assert.NotNull(open.Document.QuerySelector($"a[href='/programmes/{id}/enrolment?as=mentee']"));
        Assert.Contains("Generative AI at work", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("enrolled of", open.Text, StringComparison.Ordinal);
        await Founded.Change(world, id, p => p.Admit(new([], ["FR"], [])));
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/programmes/{id}")).Status);
        await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentee, "slate-1"); // enrolled before: stays in
        Assert.Contains("You are enrolled.", (await carla.Get($"/programmes/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_coordinator_reads_counts_of_their_site_and_changes_nothing(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Enrol());
        await Founded.Name(world, id, Founded.Helene, RoleKind.Coordinator);
        await using (var db = world.Database.Open())
        {
            db.ProgrammeRoles.Single(r => r.Kind == RoleKind.Coordinator).Countries = "ES";
            await db.SaveChangesAsync();
        }
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentee, "amber-1");
        var page = await (await world.SignedIn(Founded.Helene)).Get($"/programmes/{id}");
        Assert.Contains("0 mentors, 1 mentee", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    private static async Task Invite(World world, Id<Programme> id, Id<Binome.People.Person> person)
    {
        await using var db = world.Database.Open();
        db.Invitations.Add(new(new Ids(world.Clock).New<Invitation>(), id, person, ParticipantKind.Mentor, world.Clock.Now(), "test"));
        await db.SaveChangesAsync();
    }
}
