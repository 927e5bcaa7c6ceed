using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

/// <summary>What is asked with a remit in hand is what each row would have answered.</summary>
public sealed class RemitTests
{
    private static readonly RoleKind[] Runs = [RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator];

    [Theory, BothDatabases]
    public async Task Whoever_reads_sees_the_same_people_and_pairs_by_programme_as_row_by_row(Store store)
    {
        await using var wave = await Wave.Make(store);
        var (ann, bob) = (await wave.Join(Ann, ParticipantKind.Mentor), await wave.Join(Bob, ParticipantKind.Mentor));
        var eve = await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        var zoe = await wave.Join(Zoe, ParticipantKind.Mentee, Discretion.PairOnly);
        var oli = await wave.Join(Outsider, ParticipantKind.Mentee);
        await using var db = wave.World.Database.Open();
        var (ids, now) = (new Ids(wave.World.Clock), wave.World.Clock.Now());
        foreach (var (mentor, mentee) in new[] { (ann, eve), (ann, oli), (bob, zoe) })
            db.Pairings.Add(new(ids.New<Pairing>(), wave.Programme.Id, Guid.Empty, mentor, mentee, 700_000, "{}", now, "test"));
        await db.SaveChangesAsync();
        foreach (
            var (email, people, pairs) in new[] { (Manager, 5, 3), (SealedCoordinator, 5, 3), (Coordinator, 2, 1) } // Ann and Oli are in Paris, and not sealed
        )
        {
            var viewer = await ViewerOf(wave, email);
            var remit = await db.RemitIn(viewer, wave.Programme.Id, default, Runs);
            var found = await db.Participants.In(db, remit!).Select(p => p.Id).ToHashSetAsync();
            Assert.Equal(people, found.Count);
            Assert.True(found.SetEquals(await db.Participants.Of(db, viewer).Select(p => p.Id).ToListAsync()), email);
            var paired = await db.Pairings.In(db, remit!).Select(p => p.Id).ToHashSetAsync();
            Assert.Equal(pairs, paired.Count);
            Assert.True(paired.SetEquals(await db.Pairings.Of(db, viewer).Select(p => p.Id).ToListAsync()), email);
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_without_one_of_the_roles_asked_for_has_a_remit(Store store)
    {
        await using var wave = await Wave.Make(store);
        await using var db = wave.World.Database.Open();
        Assert.Null(await db.RemitIn(await ViewerOf(wave, Ann), wave.Programme.Id, default, Runs));
        Assert.Null(await db.RemitIn(await ViewerOf(wave, Coordinator), wave.Programme.Id, default, RoleKind.Manager));
        var elsewhere = (await ViewerOf(wave, Manager)) with { Organisation = "another" };
        Assert.Null(await db.RemitIn(elsewhere, wave.Programme.Id, default, Runs));
        Assert.Null(await db.RemitIn(Viewer.Stranger, wave.Programme.Id, default, Runs));
    }

    private static async Task<Viewer> ViewerOf(Wave wave, string email) =>
        new(Guid.NewGuid(), await wave.IdOf(email), Person.MainOrganisation, "", false);
}
