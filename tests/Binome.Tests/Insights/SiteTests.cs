using Binome.Insights;

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

    /// <summary>The four last whole weeks; eight before them in which all went well, and this one, of which nothing is said yet.</summary>
    private static Site In(string? city, int pairs, params int[] weeks) => new(city, pairs, pairs, [5, 5, 5, 5, 5, 5, 5, .. weeks, 9]);
}
