namespace Binome.Matching.Tests;

public sealed class RosterTests
{
    [Fact]
    public void Never_pairs_inside_a_line_over_capacity_or_against_a_veto()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var people = Enumerable.Range(0, 60).Select(k => Someone(random, k)).ToArray();
            random.Shuffle(people);
            var (mentees, mentors) = (people[..40], people[30..50]);
            var rules = new Rules
            {
                LineDepth = random.Next(1, 5),
                MaxHoursApart = random.Next(0, 8),
                CommonHours = random.Next(2) == 0,
                LineExempt = ["p0", "p1"],
            };
            var demand = mentees.Select(_ => random.Next(1, 3)).ToArray();
            var capacity = mentors.Select(_ => random.Next(0, 4)).ToArray();
            var plan = Solver.Solve(new Roster(mentees, demand, mentors, capacity, people, rules).Problem());
            Assert.Null(Proof.Check(plan).Fault);
            Assert.All(plan.Pairs.GroupBy(pair => pair.Mentor), of => Assert.True(of.Count() <= capacity[of.Key]));
            foreach (var pair in plan.Pairs)
            {
                var (e, r) = (mentees[pair.Mentee], mentors[pair.Mentor]);
                Assert.NotEqual(e.Id, r.Id);
                Assert.DoesNotContain(e.Id, r.Vetoes);
                Assert.DoesNotContain(r.Id, e.Vetoes);
                Assert.True(e.Manager is null || e.Manager != r.Manager, $"seed {seed}: same team");
                Assert.Contains(e.Languages, r.Languages.Contains);
                Assert.True(Math.Abs(e.OffsetMinutes!.Value - r.OffsetMinutes!.Value) <= 60 * rules.MaxHoursApart);
                var exempt = rules.LineExempt.Contains(e.Id) || rules.LineExempt.Contains(r.Id);
                var levels = exempt ? 1 : rules.LineDepth;
                Assert.False(
                    Above(e, r.Id, levels, people) || Above(r, e.Id, levels, people),
                    $"seed {seed}: {e.Id} and {r.Id} are in line"
                );
            }
        }
    }

    [Fact]
    public void Keeps_what_is_locked_and_proves_the_rest()
    {
        var people = Enumerable
            .Range(0, 12)
            .Select(k => new Person($"p{k}")
            {
                Languages = ["fr"],
                Needs = new Dictionary<string, int> { ["t"] = 1 + k % 5 },
            })
            .ToArray();
        var locks = new HashSet<(int, int)> { (0, 0), (0, 1), (3, 2) };
        var roster = new Roster(people[..8], [2, 1, 1, 1, 1, 1, 1, 1], people[8..], [2, 2, 2, 2], [], new Rules());
        var plan = Solver.Solve(roster.Problem(locks));
        Assert.Null(Proof.Check(plan).Fault);
        Assert.Equal(5, plan.Pairs.Count); // eight places, three of them locked
        Assert.All(plan.Pairs, pair => Assert.False(pair.Mentor == 0 || locks.Contains((pair.Mentor, pair.Mentee))));
    }

    [Fact]
    public void Counts_ids_that_are_in_no_list()
    {
        var roster = new Roster(
            [new("e") { Wishes = ["r", "ghost"], Vetoes = ["e"] }],
            [1],
            [new("r") { Met = ["gone"] }],
            [1],
            [],
            new Rules()
        );
        Assert.Equal(3, roster.UnknownIds);
    }

    private static Person Someone(Random random, int k) =>
        new($"p{k}")
        {
            Manager = k == 0 ? null : $"p{(k - 1) / 3}",
            DottedManagers = random.Next(5) == 0 ? [$"p{random.Next(60)}"] : [],
            Languages = random.Next(3) == 0 ? ["en"] : ["fr", "en"],
            OffsetMinutes = 60 * random.Next(-5, 4),
            Hours = [new(600, 600 + 60 * random.Next(1, 12))],
            Vetoes = random.Next(3) == 0 ? [$"p{random.Next(60)}", $"p{random.Next(60)}"] : [],
            Skills = new Dictionary<string, int> { [$"t{random.Next(4)}"] = 3 },
            Needs = new Dictionary<string, int> { [$"t{random.Next(4)}"] = 3 },
        };

    /// <summary>The definition, climbed level by level.</summary>
    private static bool Above(Person person, string id, int levels, Person[] people)
    {
        if (levels == 0)
            return false;
        var managers = person.DottedManagers.Append(person.Manager).OfType<string>().Where(manager => manager != person.Id).ToList();
        return managers.Contains(id) || managers.Any(manager => Above(people.Single(p => p.Id == manager), id, levels - 1, people));
    }
}
