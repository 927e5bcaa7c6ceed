namespace Binome.Matching.Tests;

public sealed class RosterScoresTests
{
    [Theory]
    [InlineData(5, 0)]
    [InlineData(40, 1)]
    [InlineData(40, 7)]
    [InlineData(60, 31)]
    [InlineData(60, 32)]
    [InlineData(60, 33)]
    [InlineData(90, 129)]
    public void Vectors_say_of_every_pair_what_rules_and_criteria_say(int mentees, int mentors)
    {
        var (allowed, kinds) = (0, new HashSet<Rule>());
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var people = Enumerable.Range(0, mentees + mentors + 10).Select(k => Someone(random, k, mentees + mentors)).ToArray();
            var directory = (Person[])people.Clone();
            random.Shuffle(people);
            var (e, r) = (people[..mentees], people[(mentees - Math.Min(2, mentors))..(mentees + mentors - Math.Min(2, mentors))]);
            var forbids = Some(random, mentees, mentors);
            var roster = new Roster(e, [.. e.Select(_ => 1)], r, [.. r.Select(_ => 1)], directory, RulesOf(random), forbids);
            var locks = Some(random, mentees, mentors);
            var (scores, row) = (roster.Scores(locks).Another(), new int[mentors]);
            var columns = Enumerable.Range(0, mentors).Select(j => Column(scores, j)).ToArray();
            for (var i = 0; i < mentees; i++)
            {
                scores.Row(i, row);
                for (var j = 0; j < mentors; j++)
                {
                    if (roster.Forbids(i, j) is { } obstacle)
                        kinds.Add(obstacle.Rule);
                    var plain = roster.Forbids(i, j) is null && !locks.Contains((j, i)) ? roster.Fit(i, j) : -1;
                    Assert.True(plain == row[j], $"seed {seed}, mentee {i}, mentor {j}: {plain}, {row[j]}, {roster.Forbids(i, j)}");
                    Assert.Equal(plain, columns[j][i]);
                    allowed += plain < 0 ? 0 : 1;
                }
            }
        }
        Assert.True(mentors == 0 || allowed > 100);
        Assert.True(mentors < 7 || kinds.Count == Enum.GetValues<Rule>().Length, string.Join(' ', kinds));
    }

    [Fact]
    public void Needs_that_outgrow_a_byte_or_a_word_are_summed_all_the_same()
    {
        foreach (var count in new[] { 10, 11, 60, 429, 430, 3000 })
        {
            var topics = Enumerable.Range(0, count).Select(k => $"t{k}").ToArray();
            var mentee = new Person("e") { Needs = topics.ToDictionary(topic => topic, _ => 5) };
            var mentors = Enumerable
                .Range(0, 40)
                .Select(j => new Person($"r{j}")
                {
                    Skills = topics.Where((_, k) => k % (j + 1) == 0).ToDictionary(topic => topic, topic => 1 + (topic.Length + j) % 5),
                })
                .ToArray();
            var roster = new Roster([mentee], [1], mentors, [.. mentors.Select(_ => 1)], [], new Rules());
            var row = new int[40];
            roster.Scores().Row(0, row);
            Assert.Equal(Enumerable.Range(0, 40).Select(j => roster.Fit(0, j)), row);
        }
    }

    private static int[] Column(Scores scores, int mentor)
    {
        var column = new int[scores.Mentees];
        scores.Column(mentor, column);
        return column;
    }

    private static HashSet<(int Mentor, int Mentee)> Some(Random random, int mentees, int mentors) =>
        mentors == 0 ? [] : [.. Enumerable.Range(0, random.Next(5)).Select(_ => (random.Next(mentors), random.Next(mentees)))];

    private static Rules RulesOf(Random random)
    {
        bool Often() => random.Next(4) > 0;
        int Weight() =>
            random.Next(3) switch
            {
                0 => 0,
                1 => 100,
                _ => random.Next(1, 100),
            };
        return new()
        {
            LineDepth = Often() ? 99 : random.Next(3),
            LineExempt = ["p0", "p1"],
            SameTeam = Often(),
            Appraiser = Often(),
            Hr = Often(),
            CommonLanguage = Often(),
            CommonHours = random.Next(2) == 0,
            MaxHoursApart = random.Next(0, 9),
            Mentors = Often() ? new() : new() { Companies = ["A", "B"] },
            Mentees = Often() ? new() : new() { Countries = ["FR"], Companies = ["a"] },
            Weights = new(Weight(), Weight(), Weight(), Weight(), Weight(), Weight(), random.Next(1, 101)),
        };
    }

    private static Person Someone(Random random, int k, int count)
    {
        string[] languages = ["fr", "en", "de", "es", "ja"];
        random.Shuffle(languages);
        bool Often() => random.Next(6) > 0;
        string One() => $"p{random.Next(count + 12)}";
        Dictionary<string, int> Topics() =>
            Enumerable.Range(0, 14).Where(_ => random.Next(3) == 0).ToDictionary(t => $"t{t}", _ => random.Next(1, 6));
        return new($"p{k}")
        {
            Manager = k > 0 && Often() ? $"p{(k - 1) / random.Next(2, 8)}" : null,
            DottedManagers = Often() ? [] : [One()],
            Appraisers = Often() ? [] : [One(), One()],
            Hr = Often() ? [] : [One()],
            Languages = languages[..random.Next(0, 4)],
            Unit = Often() ? $"unit {random.Next(5)}" : null,
            Company = Often() ? ((string[])["A", "B", "C"])[random.Next(3)] : null,
            Country = Often() ? ((string[])["FR", "GB", "us"])[random.Next(3)] : null,
            City = Often() ? ((string[])["Paris", "PARIS", "London", "Lyon"])[random.Next(4)] : null,
            OffsetMinutes = Often() ? 30 * random.Next(-14, 14) : null,
            Hours =
            [
                .. Enumerable
                    .Range(0, random.Next(3))
                    .Select(_ => random.Next(0, WeekSpan.Week - 100))
                    .Select(start => start / 5 * 5)
                    .Select(start => new WeekSpan(start, start + 5 * random.Next(1, 200))),
                .. random.Next(20) == 0 ? (WeekSpan[])[new(0, WeekSpan.Week)] : [],
            ],
            Skills = Topics(),
            Needs = Often() ? Topics() : new Dictionary<string, int>(),
            Style = Often() ? [.. Enumerable.Range(0, 5).Select(_ => random.Next(16))] : [],
            Wishes = Often() ? [] : [One(), One(), One(), One(), One(), One(), One()],
            Vetoes = Often() ? [] : [One()],
            Met = Often() ? [] : [One(), One()],
        };
    }
}
