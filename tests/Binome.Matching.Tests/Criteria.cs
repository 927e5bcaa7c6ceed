namespace Binome.Matching.Tests;

public sealed class CriteriaTests
{
    private static readonly Person s_mentee = new("e1")
    {
        Needs = new Dictionary<string, int> { ["linkedin"] = 5, ["data"] = 2 },
        Languages = ["fr", "en"],
        Country = "FR",
        City = "Paris",
        OffsetMinutes = 60,
        Style = [0, 15, 7, 3, 10],
        Unit = "Achats",
        Manager = "boss",
        Wishes = ["nobody", "r0", "r1"],
    };

    private static readonly Person s_mentor = new("r1")
    {
        Skills = new Dictionary<string, int> { ["linkedin"] = 4, ["video"] = 5 },
        Languages = ["en", "fr"],
        Country = "FR",
        City = "Lyon",
        OffsetMinutes = 60,
        Style = [15, 0, 7, 5, 0],
        Unit = "Marketing",
        Manager = "x",
        Wishes = ["e1"],
    };

    [Fact]
    public void Each_is_what_the_documentation_computes_by_hand()
    {
        var criteria = Of(s_mentee, s_mentor);
        // needs 5·4 of 5·(5+2); style 15 + 15 + 15 + 13 + 5 of 75; distance 500,000 + 50,000 · (up 2 down 1); wishes second and first
        Assert.Equal(new Criteria(571_428, 1_000_000, 600_000, 840_000, 500_000 + 50_000 * 3, 1_000_000, 400_000 + 500_000), criteria);
        var byHand = (40 * 571_428L + 15 * 1_000_000 + 5 * 600_000 + 15 * 840_000 + 10 * 650_000 + 5 * 1_000_000 + 10 * 900_000) / 100;
        Assert.Equal(byHand, criteria.Fit(new Weights()));
    }

    [Fact]
    public void Language_place_and_novelty_go_down_in_steps()
    {
        Assert.Equal(800_000, Of(s_mentee with { Languages = ["fr", "en"] }, s_mentor with { Languages = ["en"] }).Language);
        Assert.Equal(600_000, Of(s_mentee with { Languages = ["fr", "en"] }, s_mentor with { Languages = ["de", "en"] }).Language);
        Assert.Equal(0, Of(s_mentee, s_mentor with { Languages = ["de"] }).Language);
        Assert.Equal(1_000_000, Of(s_mentee, s_mentor with { City = "PARIS" }).Place);
        Assert.Equal(0, Of(s_mentee, s_mentor with { City = "Paris", Country = "US", OffsetMinutes = -300 }).Place);
        Assert.Equal(300_000, Of(s_mentee, s_mentor with { Country = "GR", OffsetMinutes = 120 }).Place);
        Assert.Equal(0, Of(s_mentee, s_mentor with { Met = ["e1"] }).Novelty);
        Assert.Equal(0, Of(s_mentee with { Met = ["r1"] }, s_mentor).Novelty);
    }

    [Fact]
    public void What_is_not_known_is_half() =>
        Assert.Equal(new Criteria(500_000, 500_000, 500_000, 500_000, 500_000, 1_000_000, 0), Of(new("e1"), new("r1")));

    [Fact]
    public void The_best_of_all_is_the_whole_and_the_worst_is_nothing()
    {
        var all = new Criteria(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);
        Assert.Equal(1_000_000, all.Fit(new Weights(100, 100, 100, 100, 100, 100, 100)));
        Assert.Equal(0, default(Criteria).Fit(new Weights()));
        Assert.Equal(333_333, new Criteria(Needs: 1_000_000, 0, 0, 0, 0, 0, 0).Fit(new Weights(1, 1, 1, 0, 0, 0, 0)));
    }

    private static Criteria Of(Person mentee, Person mentor)
    {
        Person[] directory = [new("boss"), new("x") { Manager = "boss" }];
        return new Roster([mentee], [1], [new("r0"), mentor], [1, 1], directory, new Rules()).Score(0, 1);
    }
}
