using Binome.Rehearsal;

namespace Binome.Tests.Rehearsal;

public sealed class CompanyTests
{
    /// <summary>Whoever looks for one of them finds one: a sealed executive of the demo had three namesakes, one with the same mentor.</summary>
    [Fact]
    public void No_two_of_three_thousand_share_a_name()
    {
        var company = new Company(3_000, Place.All, new Dice(1));
        Assert.Equal(3_000, company.People.DistinctBy(p => (p.FirstName, p.LastName)).Count());
    }

    /// <summary>There are fewer names than people: it ends all the same.</summary>
    [Fact]
    public void A_large_company_in_a_small_country_has_namesakes()
    {
        var company = new Company(5_000, [Place.Of("LU")], new Dice(1));
        Assert.Equal(5_000, company.People.Count);
    }
}
