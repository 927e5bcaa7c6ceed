using Binome.Counts;
using Binome.Enrolment;
using Binome.Insights;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Counts;
using Binome.Tests.Evaluations;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Insights;

/// <summary>A site is named only where there is something to see: enough pairs, whole weeks, and half the pace of the others.</summary>
public sealed class SiteTests
{
    private static readonly Site s_lyon = In("Lyon", pairs: 10, 4, 5, 4, 5);

    [Fact]
    public void The_site_whose_pairs_meet_least_is_named()
    {
        var (turin, pune) = (In("Turin", pairs: 4, 0, 1, 0, 0), In("Pune", pairs: 9, 1, 0, 1, 0));
        Assert.Equal("Pune", Site.Slowest([s_lyon, turin, pune])?.City);
        Assert.Equal(2, pune.Lately);
        // Of two that stand still, the one with more pairs.
        Assert.Equal("Oslo", Site.Slowest([s_lyon, In("Turin", pairs: 4, 0, 0, 0, 0), In("Oslo", pairs: 6, 0, 0, 0, 0)])?.City);
    }

    [Fact]
    public void Two_pairs_a_city_that_nobody_knows_a_slower_pace_and_a_programme_that_rests_name_none()
    {
        Assert.Null(Site.Slowest([]));
        Assert.Null(Site.Slowest([s_lyon, In("Turin", pairs: 2, 0, 0, 0, 0), In(null, pairs: 9, 0, 0, 0, 0)]));
        Assert.Null(Site.Slowest([s_lyon, In("Turin", pairs: 4, 1, 1, 1, 1)]));
        Assert.Null(Site.Slowest([In("Lyon", pairs: 10, 0, 0, 0, 0), In("Turin", pairs: 4, 0, 0, 0, 0)]));
    }

    [Fact]
    public void Pairs_that_had_no_time_yet_name_none()
    {
        var fresh = In("Turin", pairs: 9, 0, 0, 0, 0) with { Settled = 2 };
        Assert.Null(Site.Slowest([s_lyon, fresh]));
        var slow = fresh with { Settled = 3 };
        Assert.Equal("Turin", Site.Slowest([s_lyon, slow])?.City);
        Assert.Contains("3 binômes", Words.In("fr", () => SiteMap.Say(slow)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Sessions_and_pairs_are_of_the_same_people_who_still_meet_and_are_not_sealed(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(4);
        for (var pair = 0; pair < 3; pair++) // two hundred days ago
            await circle.Held(pair);
        await db.People.Where(p => p.FirstName == "Quidam").ExecuteUpdateAsync(x => x.SetProperty(p => p.City, "Oslo"));
        var now = wave.World.Clock.Now();
        Assert.Equal((4, 3, 0, 3), await Oslo());

        // One pair ends, the mentee of another becomes sealed: neither their sessions nor they count.
        db.ChangeTracker.Clear();
        (await db.Pairings.FindAsync(circle.Pairs[0].Pairing.Id))!.Finish(PairingEnd.Left, now);
        (await db.Participants.FindAsync(circle.Pairs[1].Mentee.Id))!.Seal("granit-77", now);
        await db.SaveChangesAsync();
        Assert.Equal((2, 1, 0, 1), await Oslo());
        // Both accepted long before.
        var longAgo = now.AddDays(-400);
        await db.Pairings.ExecuteUpdateAsync(x =>
            x.SetProperty(p => p.MentorAcceptedAt, longAgo).SetProperty(p => p.MenteeAcceptedAt, longAgo)
        );
        Assert.Equal((2, 1, 2, 1), await Oslo());

        async Task<(int, int, int, int)> Oslo()
        {
            await CountedOneByOne.AssertSame(db, now, 195);
            var counts = await CurrentCounts.Of(db, default);
            var remit = await db.RemitIn(await wave.ViewerOf("1"), wave.Programme, default, RoleKind.Manager);
            var site = Assert.Single(await Site.Read(db, remit!, counts, DateOnly.FromDateTime(now.AddDays(-195)), default));
            return (site.Pairs, site.Met, site.Settled, site.Weeks.Sum());
        }
    }

    /// <summary>The four last whole weeks; eight before them in which all went well, and this one, of which nothing is said yet.</summary>
    private static Site In(string? city, int pairs, params int[] weeks) =>
        new(city, pairs, pairs, pairs, [5, 5, 5, 5, 5, 5, 5, .. weeks, 9]);
}
