namespace Binome.Matching.Tests;

public sealed class RecruitmentTests
{
    [Fact]
    public void One_more_place_gains_what_exhaustive_search_gains_by_it_and_never_more_than_its_price()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var instance = Instance.Small(seed);
            var plan = Solver.Solve(instance.Problem);
            var recruitment = plan.Explain().Recruitment;
            for (var j = 0; j < instance.Capacity.Length; j++)
            {
                var more = instance with { Capacity = [.. instance.Capacity.Select((places, k) => k == j ? places + 1 : places)] };
                var gain = Gain(plan, more);
                Assert.True(gain == recruitment.PlaceAt(j), $"seed {seed}, mentor {j}: {gain} {recruitment.PlaceAt(j)}");
                var price = plan.Certificate.Mentors[j];
                Assert.True((gain.Pairs, gain.Fit).CompareTo((price.Pairs, price.Fit)) <= 0, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_newcomer_gains_what_exhaustive_search_gains_with_one_place_and_at_most_the_bound_with_more()
    {
        var sharp = 0;
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var instance = Instance.Small(seed);
            if (instance.Capacity.Length > 3)
                continue; // the search knows four mentors
            var plan = Solver.Solve(instance.Problem);
            int[] fit = [.. instance.Demand.Select(_ => random.Next(-1, 1000))];
            var recruitment = plan.Explain().Recruitment;
            Assert.Equal(Gain(plan, With(1)), recruitment.Newcomer(fit));
            for (var places = 0; places < 4; places++)
            {
                var (gain, most) = (Gain(plan, With(places)), recruitment.NewcomerAtMost(fit, places));
                Assert.True((gain.Pairs, gain.Fit).CompareTo((most.Pairs, most.Fit)) <= 0, $"seed {seed}, {places} places: {gain} {most}");
                sharp += gain == most ? 1 : 0;
            }

            Instance With(int places) =>
                instance with
                {
                    Capacity = [.. instance.Capacity, places],
                    Fit = [.. instance.Fit.Select((row, i) => (int[])[.. row, fit[i]])],
                };
        }
        Assert.True(sharp > 1000, $"{sharp}");
    }

    [Fact]
    public void Pairs_that_were_not_kept_count_too()
    {
        var people = Rm1.Named.Single(known => known.Name == "axa-france-tight").Make();
        var capacity = people.Capacity.Select((places, j) => j % 9 == 0 ? 0 : places).ToArray();
        var ties = TieBreak.ByPosition(people.Demand.Length, capacity.Length);
        var kept = Solver.Solve(people.Scores, people.Demand, capacity, ties, kept: 4).Explain().Recruitment;
        var all = Solver.Solve(people.Scores, people.Demand, capacity, ties, kept: 0).Explain().Recruitment;
        for (var j = 0; j < capacity.Length; j++)
        {
            capacity[j]++;
            var plan = Solver.Solve(people.Scores, people.Demand, capacity, ties);
            capacity[j]--;
            Assert.Equal(all.PlaceAt(j), kept.PlaceAt(j));
            var before = Solver.Solve(people.Scores, people.Demand, capacity, ties);
            Assert.Equal(new Gain(plan.Pairs.Count - before.Pairs.Count, plan.Fit - before.Fit), kept.PlaceAt(j));
        }
    }

    [Fact]
    public void A_topic_that_everybody_wants_and_few_teach_stands_first()
    {
        Person Mentor(string id, string topic, string city) =>
            new(id)
            {
                Skills = new Dictionary<string, int> { [topic] = 5 },
                Languages = ["fr"],
                City = city,
            };
        Person Mentee(string id) =>
            new(id)
            {
                Needs = new Dictionary<string, int> { ["data"] = 5, ["law"] = 1 },
                Languages = ["fr"],
            };
        var roster = new Roster(
            [Mentee("a"), Mentee("b"), Mentee("c")],
            [1, 1, 1],
            [Mentor("m", "data", "Paris"), Mentor("n", "seo", "Lyon"), Mentor("o", "seo", "Lyon")],
            [1, 1, 2],
            [],
            new Rules()
        );
        var shortages = Shortage.Of(roster, Solver.Solve(roster.Problem()).Explain().Recruitment);
        Assert.Equal(
            (Trait.Topic, "data", 1, 3, 0),
            (shortages[0].Trait, shortages[0].Name, shortages[0].Mentors, shortages[0].Wanted, shortages[0].Best)
        );
        Assert.True(shortages[0].Most is { Pairs: 0, Fit: > 0 });
        Assert.Equal(0, shortages.Single(shortage => shortage.Name == "law").Mentors);
        Assert.DoesNotContain(shortages, shortage => shortage.Name is "seo" or "Lyon"); // nobody asks for it
    }

    private static Gain Gain(Plan plan, Instance more)
    {
        var (pairs, fit, _) = more.Best().Worth;
        return new(pairs - plan.Pairs.Count, fit - plan.Fit);
    }
}
