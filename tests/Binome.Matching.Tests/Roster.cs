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
    public void What_a_rule_costs_is_what_comes_back_without_it()
    {
        var off = new (Rule Rule, Func<Rules, Rules> Without)[]
        {
            (Rule.ReportingLine, rules => rules with { LineDepth = 0 }),
            (Rule.SameTeam, rules => rules with { SameTeam = false }),
            (Rule.Appraiser, rules => rules with { Appraiser = false }),
            (Rule.Hr, rules => rules with { Hr = false }),
            (Rule.CommonLanguage, rules => rules with { CommonLanguage = false }),
            (Rule.MaxHoursApart, rules => rules with { MaxHoursApart = 26 }),
            (Rule.CommonHours, rules => rules with { CommonHours = false }),
            (Rule.Scope, rules => rules with { Mentors = new() }),
        };
        var (costs, alone) = (new long[off.Length], 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var people = Enumerable.Range(0, 40).Select(k => Someone(random, k)).ToArray();
            for (var k = 0; k < people.Length; k++)
                people[k] = people[k] with
                {
                    Appraisers = random.Next(3) == 0 ? [$"p{random.Next(40)}"] : [],
                    Hr = random.Next(3) == 0 ? [$"p{random.Next(40)}"] : [],
                    Country = random.Next(2) == 0 ? "FR" : "DE",
                    Languages = random.Next(4) == 0 ? ["de"] : people[k].Languages,
                };
            random.Shuffle(people);
            var (mentees, mentors) = (people[..(seed % 12 + 1)], people[8..(12 + seed % 20)]);
            var rules = new Rules
            {
                LineDepth = random.Next(0, 5),
                MaxHoursApart = random.Next(0, 8),
                CommonHours = random.Next(2) == 0,
                Mentors = random.Next(3) == 0 ? new() { Countries = ["FR"] } : new(),
            };
            var forbids = new HashSet<(int, int)> { (0, 0) };
            Roster Under(Rules chosen) =>
                new(mentees, [.. mentees.Select(_ => 1)], mentors, [.. mentors.Select(_ => 1)], people, chosen, forbids);
            var effects = Under(rules).Effects();
            var with = Allowed(Under(rules));
            Assert.Equal((mentees.Length * mentors.Length, with.Count), (effects.Pairs, effects.Allowed));
            Assert.Equal(Alone(with, mentees.Length, mentors.Length), (effects.Mentees, effects.Mentors));
            foreach (var ((rule, without), at) in off.Select((one, at) => (one, at)))
            {
                var then = Allowed(Under(without(rules)));
                var effect = effects[rule];
                Assert.Equal(then.Count - with.Count, effect.OnlyPairs);
                var (lonelyMentees, lonelyMentors) = Alone(then, mentees.Length, mentors.Length);
                Assert.Equal((effects.Mentees - lonelyMentees, effects.Mentors - lonelyMentors), (effect.Mentees, effect.Mentors));
                costs[at] += effect.OnlyPairs;
                alone += effect.Mentees + effect.Mentors;
                Assert.True(effect.Pairs >= effect.OnlyPairs);
            }
            var named = new long[Enum.GetValues<Rule>().Length];
            var roster = Under(rules);
            for (var i = 0; i < mentees.Length; i++)
            for (var j = 0; j < mentors.Length; j++)
                if (roster.Forbids(i, j) is { } first)
                    named[(int)first.Rule]++;
            Assert.All(effects.Rules, effect => Assert.True(effect.Pairs >= named[(int)effect.Rule], $"seed {seed}: {effect}"));
        }
        Assert.DoesNotContain(0, costs); // every rule forbade something that nothing else did
        Assert.True(alone > 20);
    }

    private static HashSet<(int Mentee, int Mentor)> Allowed(Roster roster) =>
        [
            .. from i in Enumerable.Range(0, roster.Mentees)
            from j in Enumerable.Range(0, roster.Mentors)
            where roster.Forbids(i, j) is null
            select (i, j),
        ];

    private static (int Mentees, int Mentors) Alone(HashSet<(int Mentee, int Mentor)> allowed, int mentees, int mentors) =>
        (
            mentees - allowed.Select(pair => pair.Mentee).Distinct().Count(),
            mentors - allowed.Select(pair => pair.Mentor).Distinct().Count()
        );

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
